import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ErrorKind } from '@app/protocols';
import type { UpstreamFailure, UpstreamVerdict } from '../platform-adapter';
import { classifyBedrockFailure } from './bedrock.failure';
import { bedrockProtocolError } from './bedrock.read-error';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const headersOf = (name: string) => ({
  'x-amzn-errortype': `${name}:http://internal.amazon.com/coral/com.amazon.bedrock/`,
});

describe('a failure of bedrock', () => {
  it.each<[number, string, UpstreamFailure, UpstreamVerdict['scope'], number, ErrorKind]>([
    [400, 'ValidationException', 'invalid-request', 'request', 400, 'invalid-request'],
    [400, 'ServiceQuotaExceededException', 'rate-limited', 'model', 429, 'rate-limit'],
    [400, 'ConflictException', 'invalid-request', 'request', 400, 'invalid-request'],
    [403, 'AccessDeniedException', 'forbidden', 'model', 403, 'permission'],
    [400, 'AccessDeniedException', 'forbidden', 'model', 403, 'permission'],
    [403, 'UnrecognizedClientException', 'unauthorized', 'account', 401, 'authentication'],
    [403, 'ExpiredTokenException', 'unauthorized', 'account', 401, 'authentication'],
    [403, 'InvalidSignatureException', 'unauthorized', 'account', 401, 'authentication'],
    [403, 'RequestTimeTooSkewed', 'unauthorized', 'account', 401, 'authentication'],
    [403, 'MissingAuthenticationTokenException', 'unauthorized', 'account', 401, 'authentication'],
    [404, 'ResourceNotFoundException', 'forbidden', 'model', 404, 'not-found'],
    [408, 'ModelTimeoutException', 'unavailable', 'account', 504, 'timeout'],
    [424, 'ModelErrorException', 'unavailable', 'account', 502, 'api'],
    [424, 'ModelStreamErrorException', 'unavailable', 'account', 502, 'api'],
    [429, 'ThrottlingException', 'rate-limited', 'model', 429, 'rate-limit'],
    [429, 'ModelNotReadyException', 'rate-limited', 'model', 429, 'rate-limit'],
    [500, 'InternalServerException', 'unavailable', 'account', 500, 'api'],
    [503, 'ServiceUnavailableException', 'unavailable', 'account', 503, 'overloaded'],
  ])('of %i %s is %s of the %s', (status, code, failure, scope, clientStatus, kind) => {
    const body = Buffer.from('{"message":"ExpiredTokenException"}');
    expect(classifyBedrockFailure({ status, headers: headersOf(code), body }, NOW)).toEqual({ failure, scope, code });
    expect(bedrockProtocolError({ status, headers: headersOf(code), body: { message: 'why' } })).toEqual({
      ...{ status: clientStatus, kind, message: 'why', code },
    });
  });

  it('reads the name out of the body where no header has it', () => {
    const text = '{"__type":"com.amazon.coral.service#ThrottlingException","Message":"slow down"}';
    const verdict = classifyBedrockFailure({ status: 400, headers: {}, body: Buffer.from(text) }, NOW);
    expect(verdict).toEqual({ failure: 'rate-limited', scope: 'model', code: 'ThrottlingException' });
    expect(bedrockProtocolError({ status: 400, headers: {}, body: JSON.parse(text) })?.message).toBe('slow down');
  });

  it('takes the words of the Messages API where the native path speaks them', () => {
    const text = '{"type":"error","error":{"type":"overloaded_error","message":"busy"}}';
    expect(classifyBedrockFailure({ status: 529, headers: {}, body: Buffer.from(text) }, NOW)).toMatchObject({
      ...{ failure: 'overloaded', scope: 'account' },
    });
    expect(bedrockProtocolError({ status: 529, headers: {}, body: JSON.parse(text) })).toBeUndefined();
  });

  it.each(['Input is too long for requested model.', 'The model returned the following errors: prompt is too long: 2'])(
    'knows a conversation that is too long: %s',
    (message) => {
      const headers = headersOf('ValidationException');
      expect(bedrockProtocolError({ status: 400, headers, body: { message } })?.kind).toBe('context-length');
    },
  );

  it('makes an error of every body', () => {
    fc.assert(
      fc.property(fc.integer({ min: 400, max: 599 }), fc.jsonValue(), fc.string(), (status, body, type) => {
        const error = bedrockProtocolError({ status, headers: { 'x-amzn-errortype': type }, body });
        expect(error === undefined || error.status >= 400).toBe(true);
      }),
    );
  });
});
