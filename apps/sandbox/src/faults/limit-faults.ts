import { errorAnswer } from '../anthropic/errors';
import { exhaustedHeaders } from '../anthropic/response-headers';
import { type UnifiedWindow, unifiedHeaders } from '../anthropic/unified-headers';
import type { FaultKind } from './fault';

const DEFAULT_SECONDS = 60;
const WEEK_SECONDS = 7 * 24 * 3_600;

/** A 429 whose headers say in one way or another that it lasts for so many seconds. */
const refusedFor = (headersFor: (seconds: number) => readonly string[]): FaultKind => ({
  mostNumbers: 1,
  replace: (requestId, [seconds = DEFAULT_SECONDS]) =>
    errorAnswer(429, 'This request would exceed the rate limit of your account', requestId, {
      headers: headersFor(seconds),
    }),
});

/** A good answer whose headers say how a five-hour window stands. */
const standing = (status: UnifiedWindow['status'], utilization: number): FaultKind => ({
  mostNumbers: 1,
  change: (answer, [seconds = DEFAULT_SECONDS]) => ({
    ...answer,
    headers: [
      ...answer.headers,
      ...unifiedHeaders([{ name: '5h', status, utilization, resetsIn: seconds }, week('allowed', 0.4)]),
    ],
  }),
});

const week = (status: UnifiedWindow['status'], utilization: number): UnifiedWindow => ({
  ...{ name: '7d', status, utilization, resetsIn: WEEK_SECONDS },
});

/** An HTTP date has whole seconds: rounded up, so that it never lies before the time that was asked for. */
const httpDate = (seconds: number): string =>
  new Date(Math.ceil(Date.now() / 1000) * 1000 + seconds * 1000).toUTCString();

/** The other ways in which upstreams speak of limits, besides `429:<s>`. */
export const limitFaults: Readonly<Record<string, FaultKind>> = {
  '429-date': refusedFor((seconds) => ['retry-after', httpDate(seconds)]),
  '429-buckets': refusedFor((seconds) => exhaustedHeaders(seconds).slice(2)),
  '429-duration': refusedFor((seconds) => [
    ...['x-ratelimit-remaining-requests', '0', 'x-ratelimit-reset-requests', `${seconds}s`],
  ]),
  'unified-rejected': refusedFor((seconds) =>
    unifiedHeaders([{ name: '5h', status: 'rejected', utilization: 1, resetsIn: seconds }, week('allowed', 0.4)]),
  ),
  'unified-opus-rejected': refusedFor((seconds) =>
    unifiedHeaders([{ name: '7d_opus', status: 'rejected', utilization: 1, resetsIn: seconds }, week('allowed', 0.7)]),
  ),
  'unified-warning': standing('allowed_warning', 0.92),
  'unified-used-up': standing('rejected', 1),
  'ramp-limit': {
    mostNumbers: 1,
    replace: (requestId, [seconds = DEFAULT_SECONDS]) =>
      errorAnswer(429, 'Your organization is growing faster than its limits', requestId, {
        errorCode: 'ramp_limit_exceeded',
        headers: ['retry-after', String(seconds)],
      }),
  },
  '403-account': {
    mostNumbers: 0,
    replace: (requestId) =>
      errorAnswer(403, 'Your organization is on hold', requestId, { errorCode: 'organization_on_hold' }),
  },
};
