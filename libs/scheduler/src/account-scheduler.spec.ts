import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Account, CredentialState } from '@app/accounts';
import { type AccountSource, AccountScheduler, type ScheduleRequest } from './account-scheduler';
import { servesModel } from './model-pattern';

const platforms = { claude: { models: ['claude-*'] }, sandbox: { models: ['sandbox-*'] } };
const nobodyTried: ReadonlySet<string> = new Set();

/** A shelf of accounts that a test can change. */
class Shelf implements AccountSource {
  private readonly accounts = new Map<string, Account>();
  private readonly unreadable = new Set<string>();
  private readonly listeners: ((id: string, account: Account | undefined) => void)[] = [];
  readonly collection = {
    values: () => this.accounts.values(),
    onChange: (listener: (id: string, account: Account | undefined) => void) => void this.listeners.push(listener),
  };

  constructor(accounts: readonly (Account & { readonly isUnreadable?: boolean })[]) {
    for (const { isUnreadable, ...account } of accounts) {
      this.put(account);
      if (isUnreadable) this.unreadable.add(account.id);
    }
  }

  credentialState(id: string): CredentialState {
    return this.unreadable.has(id) ? 'unreadable' : 'usable';
  }

  put(account: Account): void {
    this.accounts.set(account.id, account);
    for (const listener of this.listeners) listener(account.id, account);
  }

  remove(id: string): void {
    this.accounts.delete(id);
    for (const listener of this.listeners) listener(id, undefined);
  }

  eligible(request: ScheduleRequest, tried: ReadonlySet<string>): Account[] {
    return [...this.accounts.values()].filter((account) => {
      if (tried.has(account.id) || !account.schedulable || this.credentialState(account.id) !== 'usable') return false;
      if (account.personal && account.ownerId !== request.userId) return false;
      return servesModel(account.models ?? platforms[account.platform].models, request.model);
    });
  }
}

function account(id: string, rest: Partial<Account> = {}): Account {
  const base = { name: id, platform: 'sandbox', priority: 50, schedulable: true, personal: false } as const;
  return { id, ...base, createdAt: '2026-11-21T10:00:00.000Z', ...rest };
}

const request: ScheduleRequest = { model: 'sandbox-small', userId: 'usr_1' };
const users = fc.constantFrom('usr_1', 'usr_2');
const ids = ['acc_a', 'acc_b', 'acc_c', 'acc_d', 'acc_e', 'acc_f'];
const anyAccount = fc.record({
  id: fc.constantFrom(...ids),
  name: fc.constant('any'),
  platform: fc.constantFrom('claude', 'sandbox'),
  priority: fc.integer({ min: 1, max: 3 }),
  models: fc.option(fc.constantFrom(['sandbox-*'], ['claude-x'], []), { nil: undefined }),
  schedulable: fc.boolean(),
  personal: fc.boolean(),
  ownerId: fc.option(users, { nil: undefined }),
  createdAt: fc.constant('2026-11-21T10:00:00.000Z'),
  isUnreadable: fc.boolean(),
});
/** Members that are not there are left out, as in a decoded record. */
const decoded = ({ models, ownerId, ...rest }: typeof anyAccount extends fc.Arbitrary<infer A> ? A : never) => ({
  ...rest,
  ...(models === undefined ? {} : { models }),
  ...(ownerId === undefined ? {} : { ownerId }),
});
const anyShelf = fc
  .uniqueArray(anyAccount, { maxLength: 6, selector: ({ id }) => id })
  .map((accounts) => accounts.map(decoded));
const anyRequest = fc.record({ model: fc.constantFrom('sandbox-small', 'claude-x', 'gpt-5'), userId: users });
const anyTried = fc.subarray(ids).map((tried) => new Set(tried));

describe('AccountScheduler', () => {
  it('chooses an eligible account of the lowest priority number, the one used longest ago, or none if there is none', () => {
    fc.assert(
      fc.property(anyShelf, fc.array(fc.tuple(anyRequest, anyTried), { maxLength: 30 }), (accounts, questions) => {
        const shelf = new Shelf(accounts);
        const scheduler = new AccountScheduler(shelf, platforms);
        const usedAt = new Map<string, number>();
        questions.forEach(([question, tried], turn) => {
          const eligible = shelf.eligible(question, tried);
          const chosen = scheduler.choose(question, tried);
          const lowest = Math.min(...eligible.map(({ priority }) => priority));
          const equals = eligible.filter(({ priority }) => priority === lowest);
          const longestAgo = Math.min(...equals.map(({ id }) => usedAt.get(id) ?? -1));
          const expected = equals.filter(({ id }) => (usedAt.get(id) ?? -1) === longestAgo).map(({ id }) => id);
          // Of accounts that were never used, the one whose id comes first.
          expect(chosen?.id).toBe(expected.sort()[0]);
          if (chosen) usedAt.set(chosen.id, turn);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('never chooses a personal account for anybody but its owner', () => {
    fc.assert(
      fc.property(anyShelf, anyRequest, (accounts, question) => {
        const chosen = new AccountScheduler(new Shelf(accounts), platforms).choose(question, nobodyTried);
        expect(chosen?.personal === true && chosen.ownerId !== question.userId).toBe(false);
      }),
    );
  });

  it('starves no account: each of several equals serves once in a round', () => {
    fc.assert(
      fc.property(fc.subarray(ids, { minLength: 1 }), fc.integer({ min: 1, max: 4 }), (chosenIds, rounds) => {
        const scheduler = new AccountScheduler(new Shelf(chosenIds.map((id) => account(id))), platforms);
        for (let round = 0; round < rounds; round += 1) {
          const served = chosenIds.map(() => scheduler.choose(request, nobodyTried)?.id);
          expect(served.sort()).toEqual([...chosenIds].sort());
        }
      }),
    );
  });

  it('breaks ties the same way in whatever order the accounts come', () => {
    const anyOrder = fc.shuffledSubarray(ids, { minLength: ids.length });
    fc.assert(
      fc.property(anyOrder, (order) => {
        const scheduler = new AccountScheduler(new Shelf(order.map((id) => account(id))), platforms);
        expect(ids.map(() => scheduler.choose(request, nobodyTried)?.id)).toEqual(ids);
      }),
    );
  });

  it('tries every eligible account once when each is told of those before', () => {
    const scheduler = new AccountScheduler(
      new Shelf([
        account('acc_a', { priority: 9 }),
        account('acc_b', { priority: 1 }),
        account('acc_c', { priority: 5 }),
      ]),
      platforms,
    );
    const tried = new Set<string>();
    for (let next = scheduler.choose(request, tried); next; next = scheduler.choose(request, tried)) tried.add(next.id);
    expect([...tried]).toEqual(['acc_b', 'acc_c', 'acc_a']);
  });

  it('sees changes at once, and takes an account that came back for one that was never used', () => {
    const shelf = new Shelf([account('acc_a'), account('acc_b')]);
    const scheduler = new AccountScheduler(shelf, platforms);
    expect(scheduler.choose(request, nobodyTried)?.id).toBe('acc_a');
    shelf.put(account('acc_b', { schedulable: false }));
    expect(scheduler.choose(request, nobodyTried)?.id).toBe('acc_a');
    shelf.put(account('acc_b'));
    expect(scheduler.choose(request, nobodyTried)?.id).toBe('acc_b');
    shelf.remove('acc_b');
    shelf.put(account('acc_b'));
    expect(scheduler.choose(request, nobodyTried)?.id).toBe('acc_b');
  });

  describe('knowsModel', () => {
    it('knows a model whose accounts cannot serve just now', () => {
      const shelf = new Shelf([{ ...account('acc_a', { schedulable: false }), isUnreadable: true }]);
      expect(new AccountScheduler(shelf, platforms).knowsModel(request)).toBe(true);
    });

    it.each<[string, Account[]]>([
      ['without any account', []],
      ['that no account serves', [account('acc_a', { models: ['sandbox-large'] })]],
      ["that only another user's personal account serves", [account('acc_a', { personal: true, ownerId: 'usr_2' })]],
    ])('does not know a model %s', (_, accounts) => {
      expect(new AccountScheduler(new Shelf(accounts), platforms).knowsModel(request)).toBe(false);
    });
  });
});
