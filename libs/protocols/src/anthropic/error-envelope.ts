import type { GatewayError } from '@app/common';
import { encodeSseFrame } from '../sse/encode-sse-frame';

/** `error.type` by HTTP status, as the Messages API pairs them. */
const typeByStatus: Readonly<Record<number, string>> = {
  401: 'authentication_error',
  402: 'billing_error',
  403: 'permission_error',
  404: 'not_found_error',
  413: 'request_too_large',
  429: 'rate_limit_error',
  504: 'timeout_error',
  529: 'overloaded_error',
};

function errorTypeOf({ status, code }: GatewayError): string {
  // A budget that is used up is told from a limit that passes by its type: both are 429.
  if (code === 'policy_budget_exhausted') return 'billing_error';
  return typeByStatus[status] ?? (status < 500 ? 'invalid_request_error' : 'api_error');
}

/** The relay's own refusal in the envelope that Anthropic clients understand. */
export function anthropicErrorBody(error: GatewayError, requestId: string): string {
  return JSON.stringify({
    type: 'error',
    error: { type: errorTypeOf(error), message: error.message },
    request_id: requestId,
  });
}

/** The same once a stream has begun: clients take it for a failure, never for an end. */
export function anthropicErrorEvent(error: GatewayError, requestId: string): string {
  return encodeSseFrame('error', anthropicErrorBody(error, requestId));
}
