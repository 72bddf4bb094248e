import { describe, expect, it } from 'vitest';
import type { UpstreamFailure } from '../platform-adapter';
import { classifyClaudeFailure } from './claude.failure';

const bodyOf = (type: string, code?: string): Buffer =>
  Buffer.from(
    JSON.stringify({
      type: 'error',
      error: {
        type,
        message: 'organization_on_hold',
        ...(code === undefined ? {} : { details: { error_code: code } }),
      },
      request_id: 'req_011CSHoEeqs5C35K2UUqR7Fy',
    }),
  );

describe('classifyClaudeFailure', () => {
  it.each<[number, string, string | undefined, UpstreamFailure]>([
    [400, 'invalid_request_error', undefined, 'invalid-request'],
    [400, 'invalid_request_error', 'context_length_exceeded', 'invalid-request'],
    [400, 'invalid_request_error', 'organization_on_hold', 'forbidden'],
    [400, 'invalid_request_error', 'claude_code_version_too_old', 'forbidden'],
    [400, 'invalid_request_error', 'claude_code_key_creator_not_member', 'forbidden'],
    [400, 'invalid_request_error', 'cmek_key_disabled', 'forbidden'],
    [401, 'authentication_error', undefined, 'unauthorized'],
    [402, 'billing_error', 'linked_organization_unpaid', 'quota-exhausted'],
    [403, 'permission_error', undefined, 'forbidden'],
    [404, 'not_found_error', undefined, 'invalid-request'],
    [409, 'conflict_error', undefined, 'invalid-request'],
    [413, 'request_too_large', undefined, 'invalid-request'],
    [429, 'rate_limit_error', undefined, 'rate-limited'],
    [429, 'rate_limit_error', 'ramp_limit_exceeded', 'rate-limited'],
    [429, 'rate_limit_error', 'enforced_spend_limit_reached', 'quota-exhausted'],
    [429, 'rate_limit_error', 'contract_spend_limit_reached', 'quota-exhausted'],
    [500, 'api_error', undefined, 'unavailable'],
    [503, 'api_error', 'cmek_key_unreachable', 'unavailable'],
    [504, 'timeout_error', undefined, 'unavailable'],
    [529, 'overloaded_error', 'compaction_unavailable', 'overloaded'],
  ])('takes %i %s with code %s for %s', (status, type, code, failure) => {
    expect(classifyClaudeFailure({ status, body: bodyOf(type, code) })).toBe(failure);
  });

  it('does not read the message, whose words are no contract', () => {
    const body = Buffer.from('{"error":{"message":"cmek_key_disabled enforced_spend_limit_reached"}}');
    expect(classifyClaudeFailure({ status: 400, body })).toBe('invalid-request');
    expect(classifyClaudeFailure({ status: 429, body })).toBe('rate-limited');
  });
});
