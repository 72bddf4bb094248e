import { errorAnswer } from '../anthropic/errors';
import { emptyBucketHeaders, exhaustedHeaders } from '../anthropic/response-headers';
import { familyRejectedHeaders, rejectedHeaders, warningHeaders } from '../anthropic/unified-headers';
import type { Asked, FaultKind } from './fault';

const DEFAULT_SECONDS = 60;
const DEFAULT_PERCENT = 90;
const MESSAGE = 'This request would exceed the rate limit of your organization';

/** A 429 whose headers say in one way or another when it ends. */
const limited = (headersOf: (seconds: number, asked: Asked) => readonly string[]): FaultKind => ({
  mostNumbers: 1,
  replace: (asked, [seconds = DEFAULT_SECONDS]) =>
    errorAnswer(429, MESSAGE, asked, { headers: headersOf(seconds, asked) }),
});

const rateLimited: FaultKind = {
  mostNumbers: 1,
  replace: (asked, [seconds]) =>
    errorAnswer(429, MESSAGE, asked, { headers: seconds === undefined ? [] : exhaustedHeaders(seconds) }),
};

/** An HTTP date has whole seconds: the next one, so that nobody is told to come back too early. */
const httpDate = (seconds: number): string => new Date((Math.ceil(Date.now() / 1000) + seconds) * 1000).toUTCString();

/** Limits of an account, of API keys and of subscriptions. Numbers are seconds until the limit ends, or a percentage. */
export const limitFaults: Readonly<Record<string, FaultKind>> = {
  '429': rateLimited,
  '429-retry-after': rateLimited,
  '429-date': limited((seconds) => ['retry-after', httpDate(seconds)]),
  '429-bucket': limited((seconds) => emptyBucketHeaders('input-tokens', seconds)),
  'unified-rejected': limited((seconds) => rejectedHeaders(seconds)),
  'unified-family': limited((seconds, { model }) => familyRejectedHeaders(model, seconds)),
  'unified-warning': {
    mostNumbers: 1,
    change: (answer, [percent = DEFAULT_PERCENT]) =>
      answer.status === 200 ? { ...answer, headers: [...answer.headers, ...warningHeaders(percent)] } : answer,
  },
  'spend-limit': {
    mostNumbers: 0,
    replace: (asked) =>
      errorAnswer(429, 'Your organization has reached its spend limit', asked, {
        errorCode: 'enforced_spend_limit_reached',
      }),
  },
};
