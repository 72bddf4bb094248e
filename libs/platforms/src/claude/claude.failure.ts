import type { UpstreamErrorResponse, UpstreamFailure } from '../platform-adapter';

/** Codes of a 400 that speak of the account, not of the request. */
const accountCodes = new Set([
  'organization_on_hold',
  'claude_code_version_too_old',
  'claude_code_key_creator_not_member',
]);
/** Codes that begin like this: the key with which the account's owner encrypts is not at hand. */
const ownerKeyCodes = 'cmek_';
/** Codes of a 429 that no waiting within the period helps. */
const spendCodes = new Set(['enforced_spend_limit_reached', 'contract_spend_limit_reached']);

/** Status and `error.details.error_code` decide; message texts are not a contract. */
export function classifyClaudeFailure({ status, body }: UpstreamErrorResponse): UpstreamFailure {
  switch (status) {
    case 400:
      return isAboutAccount(errorCodeOf(body)) ? 'forbidden' : 'invalid-request';
    case 401:
      return 'unauthorized';
    case 402:
      return 'quota-exhausted';
    case 403:
      return 'forbidden';
    case 429:
      return spendCodes.has(errorCodeOf(body)) ? 'quota-exhausted' : 'rate-limited';
    case 529:
      return 'overloaded';
    default:
      return status >= 500 ? 'unavailable' : 'invalid-request';
  }
}

const isAboutAccount = (code: string): boolean => accountCodes.has(code) || code.startsWith(ownerKeyCodes);

function errorCodeOf(body: Buffer): string {
  try {
    const parsed = JSON.parse(body.toString('utf8')) as { error?: { details?: { error_code?: unknown } } } | null;
    const code = parsed?.error?.details?.error_code;
    return typeof code === 'string' ? code : '';
  } catch {
    return '';
  }
}
