import type { UpstreamErrorResponse, UpstreamFailure, UpstreamVerdict } from '../platform-adapter';
import { fromGoDuration } from '../reset-times/reset-times';
import { retryTime } from '../reset-times/retry-time';
import { type GoogleError, readGoogleError } from './google-error';
import { nextPacificMidnight } from './next-pacific-midnight';

/** Reasons of google.api.ErrorReason: the credential itself. */
const unauthorizedReasons: ReadonlySet<string> = new Set([
  ...['API_KEY_INVALID', 'ACCESS_TOKEN_EXPIRED', 'ACCESS_TOKEN_TYPE_UNSUPPORTED', 'ACCOUNT_STATE_INVALID'],
  ...['CREDENTIALS_MISSING'],
]);
/** What the project behind it may do, whatever is asked for. */
const accountReasons: ReadonlySet<string> = new Set([
  ...['SERVICE_DISABLED', 'BILLING_DISABLED', 'CONSUMER_SUSPENDED', 'CONSUMER_INVALID', 'USER_PROJECT_DENIED'],
  ...['API_KEY_SERVICE_BLOCKED', 'API_KEY_IP_ADDRESS_BLOCKED', 'API_KEY_HTTP_REFERRER_BLOCKED'],
  ...['API_KEY_ANDROID_APP_BLOCKED', 'API_KEY_IOS_APP_BLOCKED', 'ACCESS_TOKEN_SCOPE_INSUFFICIENT'],
  ...['LOCATION_ORG_POLICY_VIOLATED', 'LOCATION_POLICY_VIOLATED'],
]);
/** Money. */
const quotaReasons: ReadonlySet<string> = new Set(['QUOTA_EXHAUSTED', 'INSUFFICIENT_G1_CREDITS_BALANCE']);

const MINUTE_MS = 60_000;

export interface GoogleRules {
  /** Which models there are differs from one account to the next, as it does by region. */
  readonly modelsDiffer: boolean;
}

/** Status, reason and quotas decide (protocols.md 7.1). */
export function classifyGoogleFailure(
  { status, headers, body }: UpstreamErrorResponse,
  now: number,
  { modelsDiffer }: GoogleRules,
): UpstreamVerdict {
  const error = parseError(body);
  const { reason = '' } = error;
  const code = error.reason ?? error.status;
  const verdict = (failure: UpstreamFailure, scope: UpstreamVerdict['scope'], until?: number): UpstreamVerdict => ({
    ...{ failure, scope },
    ...(until === undefined ? {} : { until }),
    ...(code === undefined ? {} : { code }),
  });
  const retry = (): number | undefined =>
    retryTime(headers, now) ?? (error.retryDelay === undefined ? undefined : fromGoDuration(error.retryDelay, now));
  if (status < 500) {
    // A bad key is a 400.
    if (status === 401 || unauthorizedReasons.has(reason)) return verdict('unauthorized', 'account');
    if (accountReasons.has(reason)) return verdict('forbidden', 'account');
    if (status === 402 || quotaReasons.has(reason)) return verdict('quota-exhausted', 'account', retry());
  }
  switch (status) {
    case 400:
      // Region and billing, not the request.
      if (error.status === 'FAILED_PRECONDITION') return verdict('forbidden', 'model');
      return verdict('invalid-request', 'request');
    case 403:
      return verdict('forbidden', 'model');
    case 404:
      return modelsDiffer ? verdict('forbidden', 'model') : verdict('invalid-request', 'request');
    case 429: {
      if (error.violations.some(({ quotaValue }) => quotaValue === '0')) return verdict('forbidden', 'model');
      const { scope, until } = usedUp(error, now);
      return verdict('rate-limited', scope, until ?? retry() ?? minuteOf(error, now));
    }
    case 529:
      return verdict('overloaded', 'account', retry());
    default:
      if (status < 500) return verdict('invalid-request', 'request');
      // The others are mishaps of one moment, for which a count decides and no header.
      return verdict('unavailable', 'account', status === 503 ? retry() : undefined);
  }
}

/** A quota of the day comes before what is said of retrying: that is of the next minute, and the day is longer. */
function usedUp({ violations }: GoogleError, now: number): Pick<UpstreamVerdict, 'scope' | 'until'> {
  const ofDay = violations.filter(({ quotaId }) => /PerDay|Daily/.test(quotaId));
  if (ofDay.length === 0) return { scope: 'model' };
  return { scope: ofDay.some(({ isOfModel }) => !isOfModel) ? 'account' : 'model', until: nextPacificMidnight(now) };
}

const minuteOf = ({ violations }: GoogleError, now: number): number | undefined =>
  violations.some(({ quotaId }) => quotaId.includes('PerMinute')) ? now + MINUTE_MS : undefined;

const nothingKnown: GoogleError = { violations: [] };

function parseError(body: Buffer): GoogleError {
  try {
    return readGoogleError(JSON.parse(body.toString('utf8'))) ?? nothingKnown;
  } catch {
    return nothingKnown;
  }
}
