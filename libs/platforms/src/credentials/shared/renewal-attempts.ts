import { asCount, asNumber, asText, parseJsonObject } from '@app/protocols';
import { CredentialsRefused } from '../credentials-refused';
import { TokenUnavailable } from '../token-unavailable';

/** What came of attempts to renew one version of a secret, over all processes. Gone with the first that goes well. */
export interface RenewalAttempts {
  readonly version: string;
  /** Questions that left, and of which nobody knows what became of them. One that is under way is counted from before it leaves. */
  readonly unanswered: number;
  readonly failures: number;
  /** Until when nobody asks, in milliseconds since the epoch. */
  readonly restUntil: number;
  /** What the endpoint said last, where it refused: `invalid_client` and the like. */
  readonly refusal?: string;
}

/** So many answers may stay away before a person has to look. */
export const MOST_UNANSWERED = 10;

const FIRST_REST_MS = 5_000;
const LONGEST_REST_MS = 300_000;
/** So that accounts of one sign-in service do not come back together. */
const JITTER = 0.2;

export const noAttempts = (version: string): RenewalAttempts => ({ version, unanswered: 0, failures: 0, restUntil: 0 });

/** Undefined for anything that is not a whole one. */
export function decodeAttempts(text: string): RenewalAttempts | undefined {
  const value = parseJsonObject(text);
  const version = asText(value?.version);
  if (version === undefined) return undefined;
  const refusal = asText(value?.refusal);
  return {
    ...{ version, unanswered: asCount(value?.unanswered), failures: asCount(value?.failures) },
    restUntil: asNumber(value?.restUntil) ?? 0,
    ...(refusal === undefined ? {} : { refusal }),
  };
}

/**
 * @param before as they were before the question left
 * @param now milliseconds since the epoch
 * @param random 0 to 1
 */
export function attemptsAfter(
  before: RenewalAttempts,
  error: unknown,
  now: number,
  random: () => number,
): RenewalAttempts {
  const failure = error instanceof TokenUnavailable ? error.failure : undefined;
  const failures = before.failures + 1;
  const restMs = failure?.restMs ?? Math.min(FIRST_REST_MS * 2 ** before.failures, LONGEST_REST_MS);
  return {
    version: before.version,
    unanswered: before.unanswered + (failure?.isUnanswered === true ? 1 : 0),
    failures,
    restUntil: now + restMs * (1 + JITTER * random()),
    ...(error instanceof CredentialsRefused ? { refusal: error.code } : {}),
  };
}

/** What whoever comes too early is told; undefined: nobody does. */
export function restingError({ restUntil, refusal }: RenewalAttempts, now: number): Error | undefined {
  if (now >= restUntil) return undefined;
  if (refusal !== undefined) return new CredentialsRefused(refusal);
  return new TokenUnavailable(new Error('the token endpoint is left alone after a failure'));
}
