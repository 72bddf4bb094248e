import { describe, expect, it } from 'vitest';
import type { UpstreamFailure, UpstreamVerdict } from '../platform-adapter';
import { classifyOpenaiFailure } from './openai.failure';

const NOW = Date.parse('2026-11-21T10:00:00Z');

const bodyOf = (error: object): Buffer =>
  Buffer.from(JSON.stringify({ error: { message: 'insufficient_quota', ...error } }));

describe('classifyOpenaiFailure', () => {
  it.each<[number, object, UpstreamFailure, UpstreamVerdict['scope'], string | undefined]>([
    [400, { type: 'invalid_request_error', code: null }, 'invalid-request', 'request', 'invalid_request_error'],
    [400, { code: 'context_length_exceeded' }, 'invalid-request', 'request', 'context_length_exceeded'],
    [400, { code: 'content_filter', innererror: {} }, 'invalid-request', 'request', 'content_filter'],
    [400, { code: 'billing_hard_limit_reached' }, 'quota-exhausted', 'account', 'billing_hard_limit_reached'],
    [400, { code: 'model_not_found' }, 'forbidden', 'model', 'model_not_found'],
    [401, { code: 'invalid_api_key' }, 'unauthorized', 'account', 'invalid_api_key'],
    [401, { code: '401' }, 'unauthorized', 'account', '401'],
    [402, {}, 'quota-exhausted', 'account', undefined],
    [403, { code: 'permission_denied' }, 'forbidden', 'model', 'permission_denied'],
    [
      403,
      { code: 'unsupported_country_region_territory' },
      'forbidden',
      'account',
      'unsupported_country_region_territory',
    ],
    [404, { code: 'model_not_found' }, 'forbidden', 'model', 'model_not_found'],
    [404, { code: 'DeploymentNotFound' }, 'forbidden', 'model', 'DeploymentNotFound'],
    [404, { code: 'previous_response_not_found' }, 'invalid-request', 'request', 'previous_response_not_found'],
    [409, {}, 'invalid-request', 'request', undefined],
    [422, {}, 'invalid-request', 'request', undefined],
    [429, { type: 'tokens', code: 'rate_limit_exceeded' }, 'rate-limited', 'model', 'rate_limit_exceeded'],
    [
      429,
      { type: 'insufficient_quota', code: 'insufficient_quota' },
      'quota-exhausted',
      'account',
      'insufficient_quota',
    ],
    [429, { type: 'insufficient_quota', code: 'spend_limit' }, 'quota-exhausted', 'account', 'spend_limit'],
    [429, { code: 'credit_balance_exhausted' }, 'quota-exhausted', 'account', 'credit_balance_exhausted'],
    [500, { type: 'server_error' }, 'unavailable', 'account', 'server_error'],
    [503, { code: 'slow_down' }, 'unavailable', 'account', 'slow_down'],
    [500, { code: 'insufficient_quota' }, 'unavailable', 'account', 'insufficient_quota'],
  ])('takes %i with %j for %s of the %s', (status, error, failure, scope, code) => {
    const verdict = classifyOpenaiFailure({ status, headers: {}, body: bodyOf(error) }, NOW);
    expect(verdict).toEqual({ failure, scope, ...(code === undefined ? {} : { code }) });
  });

  it.each([
    { type: 'error', code: 'insufficient_quota', message: 'x', sequence_number: 3 },
    { type: 'response.failed', response: { status: 'failed', error: { code: 'insufficient_quota' } } },
    { error: { code: 'insufficient_quota' } },
  ])('finds the code in %j', (event) => {
    const body = Buffer.from(JSON.stringify(event));
    expect(classifyOpenaiFailure({ status: 429, headers: {}, body }, NOW).failure).toBe('quota-exhausted');
  });

  it.each([{ code: 7 }, { code: {} }, { code: 'x'.repeat(65) }, { code: 'a b' }])(
    'takes %j for no code that means something',
    (error) => {
      expect(classifyOpenaiFailure({ status: 429, headers: {}, body: bodyOf(error) }, NOW).failure).toBe(
        'rate-limited',
      );
    },
  );

  it.each<[string, Record<string, string>, number | undefined]>([
    ['nothing', {}, undefined],
    ['retry-after', { 'retry-after': '7', 'x-ratelimit-reset-tokens': '6m0s' }, NOW + 7_000],
    ['milliseconds first', { 'retry-after-ms': '250', 'retry-after': '7' }, NOW + 250],
    [
      'the reset of what is used up',
      {
        ...{ 'x-ratelimit-remaining-requests': '59', 'x-ratelimit-reset-requests': '8ms' },
        ...{ 'x-ratelimit-remaining-tokens': '0', 'x-ratelimit-reset-tokens': '6m0s' },
      },
      NOW + 360_000,
    ],
    [
      'seconds without a unit',
      { 'x-ratelimit-remaining-tokens': '-1', 'x-ratelimit-reset-tokens': '12' },
      NOW + 12_000,
    ],
  ])('believes of a 429 %s', (_, headers, until) => {
    expect(classifyOpenaiFailure({ status: 429, headers, body: bodyOf({}) }, NOW).until).toBe(until);
  });

  it('believes a 503 that says when to come again, and no other fault of the upstream', () => {
    const headers = { 'retry-after': '60' };
    expect(classifyOpenaiFailure({ status: 503, headers, body: bodyOf({}) }, NOW).until).toBe(NOW + 60_000);
    expect(classifyOpenaiFailure({ status: 500, headers, body: bodyOf({}) }, NOW).until).toBeUndefined();
  });
});
