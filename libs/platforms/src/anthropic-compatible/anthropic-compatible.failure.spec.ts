import { describe, expect, it } from 'vitest';
import type { UpstreamVerdict } from '../platform-adapter';
import { classifyAnthropicCompatibleFailure } from './anthropic-compatible.failure';

const NOW = Date.parse('2026-11-21T10:00:00Z');

describe('classifyAnthropicCompatibleFailure', () => {
  it.each<[number, object, UpstreamVerdict]>([
    [429, { code: '1113' }, { failure: 'quota-exhausted', scope: 'account', code: '1113' }],
    [429, { code: 1113 }, { failure: 'quota-exhausted', scope: 'account', code: '1113' }],
    [429, { type: '1308' }, { failure: 'quota-exhausted', scope: 'account', code: '1308' }],
    [429, { code: '1302' }, { failure: 'rate-limited', scope: 'model', code: '1302' }],
    [500, { code: '1305' }, { failure: 'overloaded', scope: 'account', code: '1305' }],
    [
      429,
      { code: '1399', type: 'rate_limit_error' },
      { failure: 'rate-limited', scope: 'model', code: 'rate_limit_error' },
    ],
    [529, { type: 'overloaded_error' }, { failure: 'overloaded', scope: 'account', code: 'overloaded_error' }],
    [404, { type: 'not_found_error' }, { failure: 'invalid-request', scope: 'request', code: 'not_found_error' }],
  ])('takes %i with %j for %j', (status, error, verdict) => {
    const body = Buffer.from(JSON.stringify({ error: { message: '1113', ...error } }));
    expect(classifyAnthropicCompatibleFailure({ status, headers: {}, body }, NOW)).toEqual(verdict);
  });

  it('believes a limit in numbers that says when it ends', () => {
    const headers = { 'retry-after': '60' };
    const body = Buffer.from('{"error":{"code":"1308"}}');
    expect(classifyAnthropicCompatibleFailure({ status: 429, headers, body }, NOW).until).toBe(NOW + 60_000);
  });
});
