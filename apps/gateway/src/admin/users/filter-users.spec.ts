import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { User } from '@app/auth';
import { roles } from '@app/common';
import { filterUsers } from './filter-users';
import { UserQuery } from './user-query';

const anyText = fc.constantFrom('ada', 'Ada Lovelace', 'ada@example.org', 'grace');
const anyUser = fc.record(
  {
    ...{ id: fc.uuid(), username: anyText, displayName: anyText, email: anyText, createdAt: fc.constant('2026-11-21') },
    ...{ role: fc.constantFrom(...roles), enabled: fc.boolean(), tags: fc.subarray(['a', 'b']) },
    ...{ provider: fc.constant('local' as const), epoch: fc.constant(1), deletedAt: fc.constant('2026-11-21') },
  },
  { requiredKeys: ['id', 'username', 'role', 'provider', 'epoch', 'enabled', 'createdAt'] },
);
const anyQuery = fc
  .record(
    {
      ...{ search: anyText, role: fc.constantFrom(...roles), enabled: fc.boolean(), active: fc.boolean() },
      ...{ tag: fc.constantFrom('a', 'b'), groupId: fc.constantFrom('grp_1', 'grp_2'), deleted: fc.boolean() },
    },
    { requiredKeys: [] },
  )
  .map((fields) => Object.assign(new UserQuery(), fields));
const groupIdsOf = ({ tags = [] }: User): string[] => (tags.includes('a') ? ['grp_1'] : []);

describe('filterUsers', () => {
  it('shows those only whom every word of the query fits, in the order in which they came', () => {
    fc.assert(
      fc.property(fc.array(anyUser), anyQuery, (users, query) => {
        const found = filterUsers(users, query, groupIdsOf);
        expect(found).toEqual(users.filter((user) => found.includes(user)));
        for (const one of Object.keys(query) as (keyof UserQuery)[]) {
          const alone = Object.assign(new UserQuery(), { [one]: query[one], deleted: query.deleted });
          expect(filterUsers(users, alone, groupIdsOf)).toEqual(expect.arrayContaining(found));
        }
      }),
    );
  });

  it('shows everybody either among those who are there or among the deleted', () => {
    fc.assert(
      fc.property(fc.array(anyUser), (users) => {
        const there = filterUsers(users, new UserQuery(), groupIdsOf);
        const gone = filterUsers(users, Object.assign(new UserQuery(), { deleted: true }), groupIdsOf);
        expect(gone).toEqual(users.filter((user) => !there.includes(user)));
        expect(gone.every(({ deletedAt }) => deletedAt !== undefined)).toBe(true);
        expect(there.every(({ deletedAt }) => deletedAt === undefined)).toBe(true);
      }),
    );
  });
});
