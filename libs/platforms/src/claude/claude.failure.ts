import type { UpstreamErrorResponse, UpstreamFailure, UpstreamVerdict } from '../platform-adapter';
import { retryTime } from '../reset-times/retry-time';
import { readRefusal } from './claude.reset';

/** Codes that speak of the account, not of the request. */
const accountCodes = new Set([
  'organization_on_hold',
  'claude_code_version_too_old',
  'claude_code_key_creator_not_member',
]);
/** Codes that begin like this: the key with which the account's owner encrypts is not at hand; somebody else pays, and does not. */
const accountCodePrefixes = ['cmek_', 'linked_organization_'];
/** Codes of a 429 that are about money. */
const spendCodes = new Set(['enforced_spend_limit_reached', 'contract_spend_limit_reached', 'ramp_limit_exceeded']);
/** A hostile upstream's text does not become a code. */
const wellFormedCode = /^[\w.-]{1,64}$/;

interface ErrorCodes {
  /** `error.details.error_code`: what decides. */
  readonly detail: string;
  /** What to tell administrators: the same, else `error.type`. */
  readonly code: string | undefined;
}

/** Status and `error.details.error_code` decide; message texts are not a contract. */
export function classifyClaudeFailure({ status, headers, body }: UpstreamErrorResponse, now: number): UpstreamVerdict {
  const { detail, code } = codesOf(body);
  const verdict = (failure: UpstreamFailure, scope: UpstreamVerdict['scope'], until?: number): UpstreamVerdict => ({
    ...{ failure, scope },
    ...(until === undefined ? {} : { until }),
    ...(code === undefined ? {} : { code }),
  });
  switch (status) {
    case 400:
      return isAboutAccount(detail) ? verdict('forbidden', 'account') : verdict('invalid-request', 'request');
    case 401:
      return verdict('unauthorized', 'account');
    case 402:
      return verdict('quota-exhausted', 'account', retryTime(headers, now));
    case 403:
      return verdict('forbidden', isAboutAccount(detail) ? 'account' : 'model');
    case 429: {
      if (spendCodes.has(detail)) return verdict('quota-exhausted', 'account', retryTime(headers, now));
      const { scope, until } = readRefusal(headers, now);
      return verdict('rate-limited', scope, until);
    }
    case 529:
      return verdict('overloaded', 'account', retryTime(headers, now));
    default:
      if (status < 500) return verdict('invalid-request', 'request');
      // The others are mishaps of one moment, for which a count decides and no header.
      return verdict('unavailable', 'account', status === 503 ? retryTime(headers, now) : undefined);
  }
}

const isAboutAccount = (code: string): boolean =>
  accountCodes.has(code) || accountCodePrefixes.some((prefix) => code.startsWith(prefix));

function codesOf(body: Buffer): ErrorCodes {
  try {
    const parsed = JSON.parse(body.toString('utf8')) as {
      error?: { type?: unknown; details?: { error_code?: unknown } };
    } | null;
    const detail = wellFormed(parsed?.error?.details?.error_code);
    return { detail: detail ?? '', code: detail ?? wellFormed(parsed?.error?.type) };
  } catch {
    return { detail: '', code: undefined };
  }
}

const wellFormed = (code: unknown): string | undefined =>
  typeof code === 'string' && wellFormedCode.test(code) ? code : undefined;
