import { expect, it } from 'vitest';
import { type Ending, withPolicyEnd } from './policy-end';

const bindings = [
  { groupId: null, groupName: null, maxLifetimeDays: 10 },
  { groupId: 'grp_1', groupName: 'team' },
];
const apiKey: Ending = { createdAt: '2026-03-01T12:00:00.000Z', origin: 'self' };
const latest = '2026-03-11T12:00:00.000Z';

it.each([
  [apiKey, latest],
  [{ ...apiKey, expiresAt: '2026-03-12T00:00:00Z' }, latest],
  [{ ...apiKey, expiresAt: '2026-03-02T00:00:00Z' }, '2026-03-02T00:00:00Z'],
  [{ ...apiKey, groupId: 'grp_1' }, undefined],
  [{ ...apiKey, groupId: 'grp_gone' }, undefined],
  [{ ...apiKey, origin: 'administrator' as const }, undefined],
  [{ ...apiKey, validFor: 'P1D' }, undefined],
  [{ ...apiKey, validFor: 'P20D', firstUsedAt: latest, expiresAt: '2026-03-31T12:00:00Z' }, latest],
])('ends %j at %s', (key, end) => expect(withPolicyEnd(key, bindings).expiresAt).toBe(end));

it('ends as it says while the policy is not known', () => expect(withPolicyEnd(apiKey).expiresAt).toBeUndefined());
