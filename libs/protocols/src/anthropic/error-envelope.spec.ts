import { describe, expect, it } from 'vitest';
import { GatewayError, type GatewayErrorCode, errorCatalogue } from '@app/common';
import { anthropicErrorBody, anthropicErrorEvent } from './error-envelope';

const typeOf = (code: GatewayErrorCode): unknown => {
  const body = JSON.parse(anthropicErrorBody(new GatewayError(code, 'Why'), 'req_1')) as { error: { type: unknown } };
  return body.error.type;
};

describe('anthropicErrorBody', () => {
  it('has the form in which the Messages API explains an error', () => {
    const error = new GatewayError('caller_body_invalid', 'model: Field required');
    expect(anthropicErrorBody(error, 'req_1')).toBe(
      '{"type":"error","error":{"type":"invalid_request_error","message":"model: Field required"},"request_id":"req_1"}',
    );
  });

  it.each<[GatewayErrorCode, string]>([
    ['caller_key_missing', 'authentication_error'],
    ['policy_permission_denied', 'permission_error'],
    ['policy_model_unknown', 'not_found_error'],
    ['caller_body_too_large', 'request_too_large'],
    ['caller_method_not_allowed', 'invalid_request_error'],
    ['policy_too_many_attempts', 'rate_limit_error'],
    ['gateway_failed', 'api_error'],
    ['upstream_unreachable', 'api_error'],
    ['gateway_unavailable', 'api_error'],
    ['upstream_timed_out', 'timeout_error'],
    ['upstream_none_available', 'overloaded_error'],
  ])('calls %s %s', (code, type) => {
    expect(typeOf(code)).toBe(type);
  });

  it('finds one of the types that the API documents for every refusal of ours', () => {
    const documented = new Set(
      ['invalid_request', 'authentication', 'billing', 'permission', 'not_found', 'rate_limit', 'timeout', 'api']
        .map((type) => `${type}_error`)
        .concat('overloaded_error', 'request_too_large'),
    );
    const codes = Object.keys(errorCatalogue) as GatewayErrorCode[];
    expect(codes.filter((code) => !documented.has(String(typeOf(code))))).toEqual([]);
  });
});

describe('anthropicErrorEvent', () => {
  it('is one event, whatever the message says', () => {
    const error = new GatewayError('upstream_interrupted', 'It broke off\n\nevent: message_stop\ndata: {}');
    const event = anthropicErrorEvent(error, 'req_1');
    expect(event).toBe(`event: error\ndata: ${anthropicErrorBody(error, 'req_1')}\n\n`);
    expect(event.split('\n\n')).toHaveLength(2);
  });
});
