import { type UnifiedWindow, familyWindow, unifiedHeaders } from '../anthropic/unified-headers';
import type { Answer } from '../http/answer';
import type { Asked, FaultKind } from './fault';

const DEFAULT_SECONDS = 60;
const DEFAULT_PERCENT = 92;
const WEEK_SECONDS = 7 * 24 * 3_600;

/** A 429 whose headers say in one way or another that it lasts for so many seconds. */
const refusedFor = (headersFor: (seconds: number, asked: Asked) => readonly string[]): FaultKind => ({
  mostNumbers: 1,
  replace: (asked, [seconds = DEFAULT_SECONDS]) =>
    asked.voice.refuse(
      {
        status: 429,
        message: 'This request would exceed the rate limit of your account',
        headers: headersFor(seconds, asked),
      },
      asked,
    ),
});

/** Without `retry-after` and `retry-after-ms`. */
const withoutRetryAfter = (headers: readonly string[]): string[] =>
  headers.filter((_, index) => headers[index - (index % 2)]?.startsWith('retry-after') !== true);

/** The proper answer, with headers that say how the five-hour window stands. */
const standing = (answer: Answer, status: UnifiedWindow['status'], utilization: number, resetsIn: number): Answer => ({
  ...answer,
  headers: [
    ...answer.headers,
    ...unifiedHeaders([{ name: '5h', status, utilization, resetsIn }, week('allowed', 0.4)]),
  ],
});

const week = (status: UnifiedWindow['status'], utilization: number): UnifiedWindow => ({
  ...{ name: '7d', status, utilization, resetsIn: WEEK_SECONDS },
});

/** An HTTP date has whole seconds: rounded up, so that it never lies before the time that was asked for. */
const httpDate = (seconds: number): string =>
  new Date(Math.ceil(Date.now() / 1000) * 1000 + seconds * 1000).toUTCString();

const onHold: FaultKind = {
  mostNumbers: 0,
  replace: (asked) =>
    asked.voice.refuse({ status: 403, message: 'Your organization is on hold', reason: 'account-on-hold' }, asked),
};

/** The other ways in which upstreams speak of limits, besides `429:<s>`. */
export const limitFaults: Readonly<Record<string, FaultKind>> = {
  '429-date': refusedFor((seconds) => ['retry-after', httpDate(seconds)]),
  '429-buckets': refusedFor((seconds, { voice }) => withoutRetryAfter(voice.exhaustedHeaders(seconds))),
  '429-bucket': refusedFor((seconds, { voice }) => voice.emptyTokensHeaders(seconds)),
  '429-duration': refusedFor((seconds) => [
    ...['x-ratelimit-remaining-requests', '0', 'x-ratelimit-reset-requests', `${seconds}s`],
  ]),
  'unified-rejected': refusedFor((seconds) =>
    unifiedHeaders([{ name: '5h', status: 'rejected', utilization: 1.02, resetsIn: seconds }, week('allowed', 0.4)]),
  ),
  'unified-opus-rejected': refusedFor((seconds) =>
    unifiedHeaders([{ name: '7d_opus', status: 'rejected', utilization: 1, resetsIn: seconds }, week('allowed', 0.7)]),
  ),
  'unified-family': refusedFor((seconds, { model }) =>
    unifiedHeaders([
      { name: familyWindow(model), status: 'rejected', utilization: 1, resetsIn: seconds },
      { name: '5h', status: 'allowed', utilization: 0.3, resetsIn: 3_600 },
      week('allowed', 0.7),
    ]),
  ),
  'unified-warning': {
    mostNumbers: 2,
    change: (answer, [percent = DEFAULT_PERCENT, seconds = DEFAULT_SECONDS]) =>
      standing(answer, 'allowed_warning', percent / 100, seconds),
  },
  'unified-used-up': {
    mostNumbers: 1,
    change: (answer, [seconds = DEFAULT_SECONDS]) => standing(answer, 'rejected', 1, seconds),
  },
  'ramp-limit': {
    mostNumbers: 1,
    replace: (asked, [seconds = DEFAULT_SECONDS]) =>
      asked.voice.refuse(
        {
          status: 429,
          message: 'Your organization is growing faster than its limits',
          reason: 'ramp-limit',
          headers: ['retry-after', String(seconds)],
        },
        asked,
      ),
  },
  '403-account': onHold,
  'forbidden-account': onHold,
};
