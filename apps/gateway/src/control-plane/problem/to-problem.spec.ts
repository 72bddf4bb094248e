import { ForbiddenException, NotFoundException } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import { GatewayError } from '@app/common';
import { ControlPlaneError } from './control-plane-error';
import { toProblem } from './to-problem';

const request = { id: 'req_1', url: '/admin/accounts?cursor=secret' };

describe('toProblem', () => {
  it('names the code, the request and the path without its query', () => {
    const fields = [{ field: 'name', message: 'must be a string' }];
    const { problem, headers, unexpected } = toProblem(
      new ControlPlaneError('caller_request_invalid', 'Not accepted: name', { fields }),
      request,
    );
    expect(problem).toEqual({
      type: 'urn:trunkline:problem:caller_request_invalid',
      title: 'Bad Request',
      status: 400,
      detail: 'Not accepted: name',
      instance: '/admin/accounts',
      code: 'caller_request_invalid',
      requestId: 'req_1',
      errors: [{ ...fields[0], reason: { id: 'no-string', values: {} } }],
    });
    expect(headers).toEqual({});
    expect(unexpected).toBe(false);
  });

  it('keeps the code and the waiting time of a gateway error', () => {
    const error = new GatewayError('policy_too_many_attempts', 'Later', { retryAfterSeconds: 9 });
    const { problem, headers } = toProblem(error, request);
    expect(problem).toMatchObject({ status: 429, code: 'policy_too_many_attempts', detail: 'Later' });
    expect(headers).toEqual({ 'retry-after': '9' });
  });

  it('asks for a bearer token where one is missing', () => {
    const { headers } = toProblem(new ControlPlaneError('caller_session_invalid', 'Sign in'), request);
    expect(headers).toEqual({ 'www-authenticate': 'Bearer' });
  });

  it.each([
    [new NotFoundException('Cannot GET /x'), 404, 'caller_route_unknown'],
    [new ForbiddenException(), 403, 'policy_permission_denied'],
    [
      Object.assign(new Error('canary'), { statusCode: 413, code: 'FST_ERR_CTP_BODY_TOO_LARGE' }),
      413,
      'caller_body_too_large',
    ],
    [Object.assign(new SyntaxError('"canary" is not JSON'), { statusCode: 400 }), 400, 'caller_body_invalid'],
    [Object.assign(new Error('canary'), { statusCode: 415 }), 415, 'caller_content_type_unsupported'],
    [Object.assign(new Error('canary'), { statusCode: 418 }), 400, 'caller_request_invalid'],
    [new Error('Command timed out'), 503, 'gateway_unavailable'],
    [Object.assign(new Error('connect ENOENT /x'), { code: 'ENOENT', syscall: 'connect' }), 503, 'gateway_unavailable'],
    [new Error('canary'), 500, 'gateway_failed'],
    ['canary', 500, 'gateway_failed'],
    [undefined, 500, 'gateway_failed'],
  ])('answers %s with %i %s and words of its own', (exception, status, code) => {
    const { problem, unexpected } = toProblem(exception, request);
    expect(problem).toMatchObject({ status, code });
    expect(JSON.stringify(problem)).not.toMatch(/canary|Cannot GET/);
    expect(unexpected).toBe(status >= 500);
  });
});
