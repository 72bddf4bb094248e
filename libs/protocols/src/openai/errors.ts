import type { ErrorKind, ProtocolError } from '../errors/protocol-error';
import { type JsonObject, asNumber, asObject, asText, withoutUndefined } from '../json/json-object';
import { kindOfOpenaiError } from './error-kind';

interface Wording {
  readonly status: number;
  readonly type: string;
  /** Undefined: OpenAI has no fixed code for it; the vendor's own stays, where there is one. */
  readonly code?: string;
}

/**
 * How OpenAI says each kind (protocols.md 6.5). Codex gives up on `insufficient_quota`, shortens its conversation on
 * `context_length_exceeded`, and asks five times on a 503 with `server_is_overloaded` but thirty times on a 529 (clients.md 3).
 */
const wordings: Readonly<Record<ErrorKind, Wording>> = {
  'invalid-request': { status: 400, type: 'invalid_request_error' },
  'context-length': { status: 400, type: 'invalid_request_error', code: 'context_length_exceeded' },
  'too-large': { status: 413, type: 'invalid_request_error' },
  authentication: { status: 401, type: 'invalid_request_error', code: 'invalid_api_key' },
  permission: { status: 403, type: 'invalid_request_error' },
  'not-found': { status: 404, type: 'invalid_request_error' },
  'rate-limit': { status: 429, type: 'requests', code: 'rate_limit_exceeded' },
  quota: { status: 429, type: 'insufficient_quota', code: 'insufficient_quota' },
  overloaded: { status: 503, type: 'server_error', code: 'server_is_overloaded' },
  timeout: { status: 504, type: 'server_error' },
  api: { status: 500, type: 'server_error' },
};

/** The status that an error has towards clients of OpenAI's protocols. 529 is not known there. */
export function openaiStatusOf({ kind, status }: ProtocolError): number {
  const usual = wordings[kind].status;
  if (kind === 'invalid-request') return status >= 400 && status < 500 ? status : usual;
  if (kind === 'api') return status >= 500 && status < 600 && status !== 529 ? status : usual;
  return kind === 'timeout' && status === 408 ? status : usual;
}

/** The error as the JSON text of `{"error":{"message","type","param","code"}}`, for an answer or as the data of a stream's event. */
export const writeOpenaiError = (error: ProtocolError): string => JSON.stringify(openaiErrorBody(error));

/** The same as an object. */
export function openaiErrorBody({ kind, message, code }: ProtocolError): JsonObject {
  const wording = wordings[kind];
  return {
    error: {
      message,
      type: wording.type,
      param: null,
      code: wording.code ?? ownCode(code) ?? defaultCodes[kind] ?? null,
    },
  };
}

/** Types of Anthropic and words of Google would be read as codes that OpenAI does not have. */
const ownCode = (code: string | undefined): string | undefined =>
  code !== undefined && /^[a-z0-9_]+$/.test(code) && !code.endsWith('_error') ? code : undefined;

const defaultCodes: Readonly<Partial<Record<ErrorKind, string>>> = { 'not-found': 'model_not_found' };

/**
 * Reads `{"error":{…}}`, and what compatible servers make of it: a text for `error`, a message on the outermost level, numbers for codes.
 * @param status of the answer; one below 400, as in streams that have begun, says nothing, and the kind's own status is given
 * @param body parsed JSON, or undefined where it was none
 */
export function readOpenaiError(status: number, body: unknown): ProtocolError {
  const outer = asObject(body);
  const error = asObject(outer?.error) ?? outer;
  const code = wordOf(error?.code);
  const type = wordOf(error?.type);
  const said = asText(outer?.error) ?? asText(error?.message) ?? asText(error?.detail) ?? '';
  const kind = kindOfOpenaiError({ status, code, type, message: said });
  return {
    status: status >= 400 ? status : wordings[kind].status,
    kind,
    message: said === '' ? `The upstream answered with status ${status} and no explanation` : said,
    ...withoutUndefined({ code, retryAfterSeconds: secondsToWait(said, error?.resets_in_seconds) }),
  };
}

function wordOf(value: unknown): string | undefined {
  const text = asText(value) ?? asNumber(value)?.toString();
  return text === '' ? undefined : text;
}

/** `Please try again in 1.5s` or `20ms` in the message, or seconds in a member of the ChatGPT backend. */
function secondsToWait(message: string, resetsInSeconds: unknown): number | undefined {
  const seconds = asNumber(resetsInSeconds);
  if (seconds !== undefined && seconds >= 0) return Math.ceil(seconds);
  const [, amount, unit] = /try again in (\d{1,9}(?:\.\d{1,9})?) ?(ms|s(?:econds?)?)\b/i.exec(message) ?? [];
  if (amount === undefined) return undefined;
  return Math.ceil(Number(amount) / (unit?.toLowerCase() === 'ms' ? 1_000 : 1));
}
