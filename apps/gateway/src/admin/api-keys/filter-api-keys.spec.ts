import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ApiKey } from '@app/api-keys';
import type { User } from '@app/auth';
import { ApiKeyQuery } from './api-key-query';
import { filterApiKeys } from './filter-api-keys';

const now = Date.UTC(2026, 10, 21);
const owner = (username: string, enabled: boolean): User => ({
  ...{ id: `usr_${username}`, username, displayName: 'Ada Lovelace', role: 'member', provider: 'local', epoch: 1 },
  ...{ enabled, createdAt: '2026-11-01T00:00:00.000Z', passwordHash: '$argon2id$none' },
});
const owners = new Map([owner('ada', true), owner('bob', false)].map((user) => [user.id, user]));
const surroundings = {
  ownerOf: (userId: string) => owners.get(userId),
  groupNameOf: (groupId: string) => (groupId === 'grp_1' ? 'Research' : undefined),
  now,
};
const anyKey: fc.Arbitrary<ApiKey> = fc
  .record(
    {
      ...{ id: fc.uuid(), name: fc.constantFrom('laptop', 'ci'), hint: fc.constantFrom('x7Qd', 'aaaa') },
      ...{ userId: fc.constantFrom('usr_ada', 'usr_bob', 'usr_gone'), enabled: fc.boolean() },
      ...{ groupId: fc.constantFrom('grp_1', 'grp_gone'), accountId: fc.constant('acc_1') },
      ...{ tags: fc.subarray(['ci', 'night']), origin: fc.constantFrom('self' as const, 'device' as const) },
      ...{ expiresAt: fc.constantFrom('2026-11-20T00:00:00.000Z', '2027-01-01T00:00:00.000Z') },
      deletedAt: fc.constant('2026-11-20T00:00:00.000Z'),
    },
    { requiredKeys: ['id', 'name', 'hint', 'userId', 'enabled'] },
  )
  .map((fields) => ({ ...fields, digest: 'd', createdAt: '2026-11-01T00:00:00.000Z', debug: false }));
const anyQuery = fc
  .record(
    {
      ...{ search: fc.constantFrom('LAPTOP', 'lovelace', 'research', 'x7qd', 'night', 'bob'), tag: fc.constant('ci') },
      ...{ userId: fc.constant('usr_ada'), groupId: fc.constant('grp_1'), accountId: fc.constant('acc_1') },
      ...{ origin: fc.constantFrom('self', 'administrator'), enabled: fc.boolean(), expired: fc.boolean() },
      ...{ ownerActive: fc.boolean(), deleted: fc.boolean() },
    },
    { requiredKeys: [] },
  )
  .map((fields) => Object.assign(new ApiKeyQuery(), fields));

describe('filterApiKeys', () => {
  it('shows those only that every word of the query fits, in the order in which they came', () => {
    fc.assert(
      fc.property(fc.array(anyKey), anyQuery, (apiKeys, query) => {
        const found = filterApiKeys(apiKeys, query, surroundings);
        expect(found).toEqual(apiKeys.filter((apiKey) => found.includes(apiKey)));
        for (const one of Object.keys(query) as (keyof ApiKeyQuery)[]) {
          const alone = Object.assign(new ApiKeyQuery(), { [one]: query[one], deleted: query.deleted });
          expect(filterApiKeys(apiKeys, alone, surroundings)).toEqual(expect.arrayContaining(found));
        }
      }),
    );
  });

  it.each([
    ['bob', ['key_2']],
    ['Lovelace', ['key_1', 'key_2']],
    ['RESEARCH', ['key_2']],
    ['night', ['key_1']],
    ['X7QD', ['key_1']],
    ['key_1', []],
    ['', ['key_1', 'key_2', 'key_3']],
  ])('finds for %j the keys %j', (search, expected) => {
    const key = (id: string, fields: Partial<ApiKey>): ApiKey => ({
      ...{ id, name: 'k', hint: 'aaaa', userId: 'usr_gone', enabled: true, digest: 'd', debug: false },
      ...{ createdAt: '2026-11-01T00:00:00.000Z', ...fields },
    });
    const apiKeys = [
      key('key_1', { userId: 'usr_ada', hint: 'x7Qd', tags: ['night'] }),
      key('key_2', { userId: 'usr_bob', groupId: 'grp_1' }),
      key('key_3', { groupId: 'grp_gone' }),
    ];
    const found = filterApiKeys(apiKeys, Object.assign(new ApiKeyQuery(), { search }), surroundings);
    expect(found.map(({ id }) => id)).toEqual(expected);
  });
});
