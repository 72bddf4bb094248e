import type { UpstreamErrorResponse, UpstreamFailure, UpstreamVerdict } from '../platform-adapter';
import { durationReset } from '../reset-times/duration-reset';
import { retryTime } from '../reset-times/retry-time';
import { errorWords } from './openai-error-words';

/**
 * Codes about money. The code says which limit it is, and the type says `insufficient_quota` of all of them.
 * Source: protocols.md 6.5; learn.microsoft.com, "OpenAI insufficient quota".
 */
const moneyWords = new Set([
  ...['insufficient_quota', 'credit_balance_exhausted', 'billing_hard_limit_reached', 'usage_not_included'],
  ...['organization_spend_limit_exceeded', 'project_spend_limit_exceeded', 'organization_usage_limit_exceeded'],
]);
/** The account does not have the model, or the Azure resource no deployment of that name: another account may. */
const modelCodes = new Set(['model_not_found', 'DeploymentNotFound']);
/** Where the account may be used from, whatever it asks for. */
const accountCodes = new Set(['unsupported_country_region_territory']);

/** Status, `error.code` and `error.type` decide; message texts are not a contract. */
export function classifyOpenaiFailure({ status, headers, body }: UpstreamErrorResponse, now: number): UpstreamVerdict {
  const words = errorWords(body);
  const code = words.code ?? words.type;
  const has = (known: ReadonlySet<string>): boolean =>
    [words.code, words.type].some((word) => word !== undefined && known.has(word));
  const verdict = (failure: UpstreamFailure, scope: UpstreamVerdict['scope'], until?: number): UpstreamVerdict => ({
    ...{ failure, scope },
    ...(until === undefined ? {} : { until }),
    ...(code === undefined ? {} : { code }),
  });
  if (status < 500) {
    if (has(moneyWords) || status === 402) return verdict('quota-exhausted', 'account', retryTime(headers, now));
    if (has(modelCodes)) return verdict('forbidden', 'model');
  }
  switch (status) {
    case 401:
      return verdict('unauthorized', 'account');
    case 403:
      return verdict('forbidden', has(accountCodes) ? 'account' : 'model');
    case 429:
      // Limits are counted by model (protocols.md 6.5).
      return verdict('rate-limited', 'model', retryTime(headers, now) ?? durationReset(headers, now));
    default:
      if (status < 500) return verdict('invalid-request', 'request');
      // The others are mishaps of one moment, for which a count decides and no header.
      return verdict('unavailable', 'account', status === 503 ? retryTime(headers, now) : undefined);
  }
}
