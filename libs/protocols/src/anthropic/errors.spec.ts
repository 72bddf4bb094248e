import { describe, expect, it } from 'vitest';
import { GatewayError, type GatewayErrorCode, errorCatalogue } from '@app/common';
import { protocolErrorOf } from '../errors/from-gateway-error';
import { anthropicErrorOf, readAnthropicError, writeAnthropicError, writeAnthropicErrorEvent } from './errors';

const typeOf = (code: GatewayErrorCode): unknown => {
  const body = JSON.parse(anthropicErrorBody(new GatewayError(code, 'Why'), 'req_1')) as { error: { type: unknown } };
  return body.error.type;
};

const anthropicErrorBody = (error: GatewayError, requestId: string): string =>
  writeAnthropicError(protocolErrorOf(error), requestId);

describe('writeAnthropicError', () => {
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

describe('writeAnthropicErrorEvent', () => {
  it('is one event, whatever the message says', () => {
    const error = new GatewayError('upstream_interrupted', 'It broke off\n\nevent: message_stop\ndata: {}');
    const event = writeAnthropicErrorEvent(protocolErrorOf(error), 'req_1');
    expect(event).toBe(`event: error\ndata: ${anthropicErrorBody(error, 'req_1')}\n\n`);
    expect(event.split('\n\n')).toHaveLength(2);
  });
});

describe('readAnthropicError', () => {
  const envelope = (type: string, message = 'Why', more: object = {}) => ({
    type: 'error',
    error: { type, message, ...more },
  });

  it.each([
    [429, 'rate_limit_error', 'rate-limit'],
    [529, 'overloaded_error', 'overloaded'],
    [402, 'billing_error', 'quota'],
    [400, 'invalid_request_error', 'invalid-request'],
    [418, 'something_new', 'invalid-request'],
    [599, 'something_new', 'api'],
  ] as const)('takes status %i with %s for %s', (status, type, kind) => {
    expect(readAnthropicError(status, envelope(type))).toEqual({ status, kind, message: 'Why', code: type });
  });

  it('knows a conversation that is too long by the words that clients go by', () => {
    const error = readAnthropicError(400, envelope('invalid_request_error', 'prompt is too long: 200001 tokens'));
    expect(error.kind).toBe('context-length');
    const said = JSON.parse(writeAnthropicError({ ...error, message: 'Too many tokens' }, 'req_1')) as object;
    expect(said).toMatchObject({
      error: { type: 'invalid_request_error', message: 'prompt is too long: Too many tokens' },
    });
  });

  it('finds the status of an error that comes in a stream', () => {
    const data = Buffer.from(JSON.stringify(envelope('overloaded_error')));
    expect(anthropicErrorOf({ event: 'error', data })).toMatchObject({ status: 529, kind: 'overloaded' });
    expect(anthropicErrorOf({ event: 'ping', data })).toBeUndefined();
  });

  it.each([undefined, null, 'text', [], {}, { error: null }, { error: { type: 7, message: {} } }])(
    'makes something of %j',
    (body) => {
      expect(readAnthropicError(503, body)).toMatchObject({ status: 503, kind: 'api' });
    },
  );
});
