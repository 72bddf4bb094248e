import { expect, it } from 'vitest';
import { refusalKindOf } from './device-approvals';

it.each([
  [404, 'caller_record_unknown', 'unknown'],
  [404, 'caller_route_unknown', 'off'],
  [409, 'caller_record_conflict', 'decided'],
  [403, 'policy_permission_denied', 'forbidden'],
  [429, 'policy_too_many_attempts', 'tooMany'],
  [503, 'gateway_unavailable', undefined],
])('tells a refusal with %s %s', (status, code, kind) => {
  expect(refusalKindOf({ status, code })).toBe(kind);
});

it('does not take a lost connection for a refusal', () => {
  expect(refusalKindOf(new TypeError('fetch failed'))).toBeUndefined();
  expect(refusalKindOf({ status: 500, code: 'toString' })).toBeUndefined();
});
