import { wholeAnswer } from '../http/answer';
import type { Voice } from '../voice';
import { tokenHeaders } from './token-answer';

/** `error` of an answer to which the endpoint gave none itself. */
const codes: Readonly<Record<number, string>> = {
  400: 'invalid_grant',
  401: 'invalid_client',
  403: 'access_denied',
  404: 'invalid_request',
  405: 'invalid_request',
  408: 'temporarily_unavailable',
  413: 'invalid_request',
  415: 'invalid_request',
  429: 'slow_down',
  503: 'temporarily_unavailable',
};
const codeOf = (status: number): string => codes[status] ?? 'server_error';
const nothing = { event: '', bytes: '', waitMs: 0, usage: null } as const;

/** A token endpoint: RFC 6749, section 5.2. It never streams. */
export const oauthVoice: Voice = {
  requestIdHeader: 'x-request-id',
  jsonHeaders: () => tokenHeaders,
  meteredJsonHeaders: () => tokenHeaders,
  exhaustedHeaders: (seconds) => ['retry-after', String(seconds)],
  emptyTokensHeaders: () => [],
  errorBody: ({ status, message, code = codeOf(status) }) =>
    JSON.stringify({ error: code, error_description: message }),
  refuse: (refusal, identity) =>
    wholeAnswer(refusal.status, [...tokenHeaders, ...(refusal.headers ?? [])], oauthVoice.errorBody(refusal, identity)),
  errorStep: (refusal, identity) => ({ ...nothing, bytes: oauthVoice.errorBody(refusal, identity) }),
  pingStep: nothing,
  contentStep: () => nothing,
  halfStep: nothing,
  withoutUsage: (step) => step,
};
