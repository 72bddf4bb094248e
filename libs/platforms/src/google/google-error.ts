import { type JsonObject, asList, asObject, asText, objectsOf } from '@app/protocols';

/** A quota that is used up, as `google.rpc.QuotaFailure` tells of it. */
export interface QuotaViolation {
  /** Such as `GenerateRequestsPerDayPerProjectPerModel-FreeTier`. */
  readonly quotaId: string;
  /** How large the quota is; `0`: the account has none of it. */
  readonly quotaValue?: string;
  /** Whether it is counted by model. */
  readonly isOfModel: boolean;
}

/** An error as Google's APIs write it (protocols.md 7.1). */
export interface GoogleError {
  /** Name of the canonical code, such as `RESOURCE_EXHAUSTED`. */
  readonly status?: string;
  /** Of `google.rpc.ErrorInfo`, such as `API_KEY_INVALID`. */
  readonly reason?: string;
  readonly message?: string;
  /** Of `google.rpc.RetryInfo`, such as `34.07s`. */
  readonly retryDelay?: string;
  readonly violations: readonly QuotaViolation[];
}

/** A hostile upstream's text does not become a code. */
const wellFormedCode = /^[\w.-]{1,64}$/;
const LONGEST_DELAY = 32;
/** More than any answer names. */
const MOST_DETAILS = 16;

/** Of `{"error":{…}}`, alone or as the one element of a list; undefined for anything else. */
export function readGoogleError(value: unknown): GoogleError | undefined {
  const error = asObject(asObject(Array.isArray(value) ? asList(value)[0] : value)?.error);
  // Anthropic's errors have a type there, and neither a code nor a status.
  if (!error || (typeof error.code !== 'number' && typeof error.status !== 'string')) return undefined;
  const details = objectsOf(error.details).slice(0, MOST_DETAILS);
  const detail = (type: string): JsonObject | undefined =>
    details.find((each) => asText(each['@type'])?.endsWith(`/google.rpc.${type}`));
  const retryDelay = asText(detail('RetryInfo')?.retryDelay);
  const members = {
    status: codeOf(error.status),
    reason: codeOf(detail('ErrorInfo')?.reason),
    message: asText(error.message),
    retryDelay: retryDelay !== undefined && retryDelay.length <= LONGEST_DELAY ? retryDelay : undefined,
  };
  const violations = objectsOf(detail('QuotaFailure')?.violations).slice(0, MOST_DETAILS).map(violationOf);
  return {
    ...(Object.fromEntries(Object.entries(members).filter(([, text]) => text !== undefined)) as Partial<GoogleError>),
    violations,
  };
}

function violationOf({ quotaId, quotaValue, quotaDimensions }: JsonObject): QuotaViolation {
  const value = typeof quotaValue === 'number' ? String(quotaValue) : asText(quotaValue);
  return {
    quotaId: asText(quotaId) ?? '',
    ...(value === undefined ? {} : { quotaValue: value }),
    isOfModel: asText(asObject(quotaDimensions)?.model) !== undefined,
  };
}

const codeOf = (value: unknown): string | undefined =>
  typeof value === 'string' && wellFormedCode.test(value) ? value : undefined;
