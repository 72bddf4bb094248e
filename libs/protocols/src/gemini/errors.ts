import type { ErrorKind, ProtocolError } from '../errors/protocol-error';
import { type JsonObject, asList, asObject, asText, objectsOf, parseJsonObject } from '../json/json-object';
import type { SseFrame } from '../sse/sse-decoder';

interface Wording {
  readonly status: number;
  readonly name: string;
}

/** How Google says each kind (protocols.md 7.1). */
const wordings: Readonly<Record<ErrorKind, Wording>> = {
  'invalid-request': { status: 400, name: 'INVALID_ARGUMENT' },
  'context-length': { status: 400, name: 'INVALID_ARGUMENT' },
  'too-large': { status: 413, name: 'INVALID_ARGUMENT' },
  authentication: { status: 401, name: 'UNAUTHENTICATED' },
  permission: { status: 403, name: 'PERMISSION_DENIED' },
  'not-found': { status: 404, name: 'NOT_FOUND' },
  'rate-limit': { status: 429, name: 'RESOURCE_EXHAUSTED' },
  quota: { status: 429, name: 'RESOURCE_EXHAUSTED' },
  overloaded: { status: 503, name: 'UNAVAILABLE' },
  timeout: { status: 504, name: 'DEADLINE_EXCEEDED' },
  api: { status: 500, name: 'INTERNAL' },
};

const kindByName: Readonly<Record<string, ErrorKind>> = {
  INVALID_ARGUMENT: 'invalid-request',
  FAILED_PRECONDITION: 'invalid-request',
  OUT_OF_RANGE: 'invalid-request',
  UNAUTHENTICATED: 'authentication',
  PERMISSION_DENIED: 'permission',
  NOT_FOUND: 'not-found',
  RESOURCE_EXHAUSTED: 'rate-limit',
  UNAVAILABLE: 'overloaded',
  DEADLINE_EXCEEDED: 'timeout',
  INTERNAL: 'api',
  UNKNOWN: 'api',
};

const kindByStatus: Readonly<Record<number, ErrorKind>> = {
  401: 'authentication',
  402: 'quota',
  403: 'permission',
  404: 'not-found',
  413: 'too-large',
  429: 'rate-limit',
  503: 'overloaded',
  504: 'timeout',
  529: 'overloaded',
};

/** Gemini CLI takes longer delays for the end of a quota (clients.md 4). */
const LONGEST_RETRY_SECONDS = 300;
/** The only one whose reasons Gemini CLI believes (protocols.md 7.3); with any other it asks for a minute and a half. */
const QUOTA_DOMAIN = 'cloudcode-pa.googleapis.com';
const tooLong = /input token count.{0,40}exceeds|exceeds the maximum number of tokens/i;
const NO_EXPLANATION = 'The upstream refused the request and did not say why';

/** The envelope, which is an element of an array where an answer would have been one. */
function envelopeOf(body: unknown): JsonObject | undefined {
  return asObject(asObject(Array.isArray(body) ? asList(body)[0] : body)?.error);
}

/** @param status of the answer; 0: not known, as within a stream */
export function readGeminiError(status: number, body: unknown): ProtocolError {
  const error = envelopeOf(body);
  const name = asText(error?.status);
  const message = asText(error?.message) ?? NO_EXPLANATION;
  const details = objectsOf(error?.details);
  const reason = details.map(({ reason }) => asText(reason)).find((text) => text !== undefined);
  const kind = kindOf(status === 0 ? Number(error?.code) || 0 : status, name, reason, details, message);
  const seconds = retrySeconds(details);
  return {
    status: status === 0 ? wordings[kind].status : status,
    ...{ kind, message },
    ...(reason === undefined && name === undefined ? {} : { code: reason ?? name ?? '' }),
    ...(seconds === undefined ? {} : { retryAfterSeconds: seconds }),
  };
}

function kindOf(
  status: number,
  name: string | undefined,
  reason: string | undefined,
  details: readonly JsonObject[],
  message: string,
): ErrorKind {
  if (reason === 'API_KEY_INVALID') return 'authentication';
  if (reason === 'QUOTA_EXHAUSTED' || reason === 'INSUFFICIENT_G1_CREDITS_BALANCE') return 'quota';
  const isDaily = details.some((detail) =>
    objectsOf(detail.violations).some(({ quotaId }) => /PerDay|Daily/.test(asText(quotaId) ?? '')),
  );
  if (isDaily) return 'quota';
  if (tooLong.test(message)) return 'context-length';
  const byName = name !== undefined && Object.hasOwn(kindByName, name) ? kindByName[name] : undefined;
  return byName ?? kindByStatus[status] ?? (status >= 400 && status < 500 ? 'invalid-request' : 'api');
}

/** `google.rpc.RetryInfo`: seconds with a fraction, or milliseconds. */
function retrySeconds(details: readonly JsonObject[]): number | undefined {
  const delay = details.map(({ retryDelay }) => asText(retryDelay)).find((text) => text !== undefined);
  const [, amount, unit] = /^(\d{1,9}(?:\.\d{1,9})?)(ms|s)$/.exec(delay ?? '') ?? [];
  return amount === undefined ? undefined : Math.ceil(Number(amount) / (unit === 'ms' ? 1_000 : 1));
}

/** An event that is an error; undefined: it is none. */
export function geminiErrorOf({ data }: SseFrame): ProtocolError | undefined {
  const event = parseJsonObject(data.toString('utf8'));
  return event?.error === undefined || event.error === null ? undefined : readGeminiError(0, event);
}

/** Who says 503 without a kind wants to be asked again, which clients of Google do after `UNAVAILABLE`. */
const wordingOf = ({ kind, status }: ProtocolError): Wording =>
  kind === 'api' && status === 503 ? wordings.overloaded : wordings[kind];

export function geminiStatusOf(error: ProtocolError): number {
  const { kind, status } = error;
  return kind === 'invalid-request' && status >= 400 && status < 500 ? status : wordingOf(error).status;
}

export function geminiErrorBody(error: ProtocolError): JsonObject {
  const { message } = error;
  const details = detailsOf(error);
  return {
    error: {
      ...{ code: geminiStatusOf(error), message, status: wordingOf(error).name },
      ...(details.length === 0 ? {} : { details }),
    },
  };
}

/** Google's clients read delays from the details, and never from `retry-after` (clients.md 4). */
function detailsOf({ kind, retryAfterSeconds }: ProtocolError): readonly JsonObject[] {
  const isLong = retryAfterSeconds !== undefined && retryAfterSeconds > LONGEST_RETRY_SECONDS;
  if (kind === 'quota' || (kind === 'rate-limit' && isLong)) {
    return [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'QUOTA_EXHAUSTED', domain: QUOTA_DOMAIN }];
  }
  if (retryAfterSeconds === undefined || isLong) return [];
  return [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: `${retryAfterSeconds}s` }];
}

export const writeGeminiError = (error: ProtocolError): string => JSON.stringify(geminiErrorBody(error));

export const writeGeminiErrorEvent = (error: ProtocolError): string => `data: ${writeGeminiError(error)}\n\n`;
