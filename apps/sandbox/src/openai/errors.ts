import type { Refusal, RefusalReason } from '../voice';

/** `error` of OpenAI's envelope: https://platform.openai.com/docs/guides/error-codes */
export interface OpenAiError {
  readonly message: string;
  readonly type: string;
  readonly param: string | null;
  readonly code: string | null;
}

const types: Readonly<Record<number, string>> = { 402: 'insufficient_quota', 429: 'requests' };
const codes: Readonly<Record<number, string>> = {
  401: 'invalid_api_key',
  402: 'insufficient_quota',
  429: 'rate_limit_exceeded',
  503: 'server_is_overloaded',
  529: 'server_is_overloaded',
};
const byReason: Readonly<Record<RefusalReason, { readonly type: string; readonly code: string }>> = {
  'spend-limit': { type: 'insufficient_quota', code: 'insufficient_quota' },
  'ramp-limit': { type: 'requests', code: 'slow_down' },
  'account-on-hold': { type: 'invalid_request_error', code: 'account_deactivated' },
};

export function openAiError({ status, message, code, param = null, reason }: Refusal): OpenAiError {
  const known = reason && byReason[reason];
  const type = known?.type ?? types[status] ?? (status >= 500 ? 'server_error' : 'invalid_request_error');
  return { message, type, param, code: code ?? known?.code ?? codes[status] ?? null };
}

const gatewayMessages: Readonly<Record<number, string>> = {
  401: 'Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription.',
};

/** Azure's gateway has an envelope of its own for what does not come from the model: a code, often the status as a text, and a message. */
export function azureError(refusal: Refusal): object {
  const { status, message, code, reason } = refusal;
  if (code !== undefined && status === 404) return { code, message };
  const fromGateway = [401, 403, 404, 429].includes(status) && reason === undefined && code === undefined;
  return fromGateway ? { code: String(status), message: gatewayMessages[status] ?? message } : openAiError(refusal);
}
