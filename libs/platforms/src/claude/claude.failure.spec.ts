import { describe, expect, it } from 'vitest';
import type { UpstreamFailure, UpstreamVerdict } from '../platform-adapter';
import { classifyClaudeFailure } from './claude.failure';

const NOW = Date.parse('2026-11-21T10:00:00Z');

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
  it.each<[number, string, string | undefined, UpstreamFailure, UpstreamVerdict['scope']]>([
    [400, 'invalid_request_error', undefined, 'invalid-request', 'request'],
    [400, 'invalid_request_error', 'context_length_exceeded', 'invalid-request', 'request'],
    [400, 'invalid_request_error', 'organization_on_hold', 'forbidden', 'account'],
    [400, 'invalid_request_error', 'claude_code_version_too_old', 'forbidden', 'account'],
    [400, 'invalid_request_error', 'claude_code_key_creator_not_member', 'forbidden', 'account'],
    [400, 'invalid_request_error', 'cmek_key_disabled', 'forbidden', 'account'],
    [401, 'authentication_error', undefined, 'unauthorized', 'account'],
    [402, 'billing_error', 'linked_organization_unpaid', 'quota-exhausted', 'account'],
    [403, 'permission_error', undefined, 'forbidden', 'model'],
    [403, 'permission_error', 'model_not_enabled', 'forbidden', 'model'],
    [403, 'permission_error', 'organization_on_hold', 'forbidden', 'account'],
    [403, 'permission_error', 'cmek_key_disabled', 'forbidden', 'account'],
    [404, 'not_found_error', undefined, 'invalid-request', 'request'],
    [408, 'invalid_request_error', undefined, 'invalid-request', 'request'],
    [409, 'conflict_error', undefined, 'invalid-request', 'request'],
    [413, 'request_too_large', undefined, 'invalid-request', 'request'],
    [429, 'rate_limit_error', undefined, 'rate-limited', 'model'],
    [429, 'rate_limit_error', 'ramp_limit_exceeded', 'quota-exhausted', 'account'],
    [429, 'rate_limit_error', 'enforced_spend_limit_reached', 'quota-exhausted', 'account'],
    [429, 'rate_limit_error', 'contract_spend_limit_reached', 'quota-exhausted', 'account'],
    [500, 'api_error', undefined, 'unavailable', 'account'],
    [502, 'api_error', undefined, 'unavailable', 'account'],
    [503, 'api_error', 'cmek_key_unreachable', 'unavailable', 'account'],
    [504, 'timeout_error', undefined, 'unavailable', 'account'],
    [529, 'overloaded_error', 'compaction_unavailable', 'overloaded', 'account'],
  ])('takes %i %s with code %s for %s of the %s', (status, type, code, failure, scope) => {
    const verdict = classifyClaudeFailure({ status, headers: {}, body: bodyOf(type, code) }, NOW);
    expect(verdict).toEqual({ failure, scope, code: code ?? type });
  });

  it('does not read the message, whose words are no contract', () => {
    const body = Buffer.from('{"error":{"message":"cmek_key_disabled enforced_spend_limit_reached"}}');
    expect(classifyClaudeFailure({ status: 400, headers: {}, body }, NOW).failure).toBe('invalid-request');
    expect(classifyClaudeFailure({ status: 429, headers: {}, body }, NOW).failure).toBe('rate-limited');
  });

  it('does not take a text for a code', () => {
    const body = bodyOf('rate_limit_error<script>', 'x'.repeat(65));
    expect(classifyClaudeFailure({ status: 429, headers: {}, body }, NOW)).not.toHaveProperty('code');
  });

  it.each<[number, string | undefined, number | undefined]>([
    [402, undefined, NOW + 60_000],
    [429, 'ramp_limit_exceeded', NOW + 60_000],
    [503, undefined, NOW + 60_000],
    [529, undefined, NOW + 60_000],
    [500, undefined, undefined],
    [401, undefined, undefined],
    [403, undefined, undefined],
    [400, undefined, undefined],
  ])('reads the retry-after of %i with code %s as %s', (status, code, until) => {
    const headers = { 'retry-after': '60' };
    expect(classifyClaudeFailure({ status, headers, body: bodyOf('error', code) }, NOW).until).toBe(until);
  });
});
