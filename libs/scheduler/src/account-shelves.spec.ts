import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Account } from '@app/accounts';
import { AccountShelves } from './account-shelves';
import { outsideOf } from './binding';

const ids = ['acc_1', 'acc_2', 'acc_3'];
const groups = ['grp_1', 'grp_2'];

it('holds for every scope exactly the accounts within it, whatever came and went', () => {
  const change = fc.record({
    id: fc.constantFrom(...ids),
    groupIds: fc.option(fc.uniqueArray(fc.constantFrom(...groups)), { nil: undefined }),
    isGone: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(change), fc.nat(5), (changes, early) => {
      const held = new Map<string, Account>();
      const listeners: ((id: string, account: Account | undefined) => void)[] = [];
      const apply = ({ id, groupIds, isGone }: (typeof changes)[number]): void => {
        const account = isGone ? undefined : ({ id, ...(groupIds ? { groupIds } : {}) } as unknown as Account);
        if (account) held.set(id, account);
        else held.delete(id);
        for (const listener of listeners) listener(id, account);
      };
      changes.slice(0, early).forEach(apply);
      const shelves = new AccountShelves({
        get: (id) => held.get(id),
        values: () => held.values(),
        onChange: (listener) => listeners.push(listener),
      });
      changes.slice(early).forEach(apply);
      const scopes = [
        { kind: 'pool' } as const,
        ...groups.map((groupId) => ({ kind: 'group', groupId }) as const),
        { kind: 'groups', groupIds: groups } as const,
        ...ids.map((accountId) => ({ kind: 'account', accountId }) as const),
      ];
      for (const scope of scopes) {
        const expected = [...held.values()].filter((account) => outsideOf(account, scope) === undefined);
        const found = [...shelves.within(scope)];
        expect(new Set(found)).toEqual(new Set(expected));
        expect(found).toHaveLength(expected.length);
      }
    }),
  );
});
