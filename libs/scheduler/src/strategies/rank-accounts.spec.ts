import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Account, type Strategy, strategies } from '@app/accounts';
import { type RankingFacts, rankAccounts } from './rank-accounts';

const letters = Array.from('abcdefghij', (letter) => `acc_${letter}`);
const anyAccounts = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom(...letters),
    name: fc.constant('any'),
    platform: fc.constant('sandbox' as const),
    priority: fc.integer({ min: 1, max: 3 }),
    weight: fc.integer({ min: 1, max: 4 }),
    schedulable: fc.constant(true),
    personal: fc.constant(false),
    createdAt: fc.constantFrom('2026-11-20T10:00:00.000Z', '2026-11-21T10:00:00.000Z'),
  }),
  { selector: ({ id }) => id, maxLength: 10 },
);
const anyStrategy = fc.constantFrom(...strategies);
const small = fc.integer({ min: 0, max: 3 });
const anyNumbers = fc.dictionary(fc.constantFrom(...letters), small);
const anyFacts = fc
  .tuple(anyNumbers, anyNumbers, anyNumbers, anyNumbers)
  .map(([uses, running, firstByte, prices]): RankingFacts => ({
    lastUse: (id) => uses[id] ?? 0,
    running: (id) => running[id] ?? 0,
    firstByteMs: (id) => firstByte[id],
    price: ({ id }) => prices[id],
  }));
const noFacts: RankingFacts = {
  lastUse: () => 0,
  running: () => 0,
  firstByteMs: () => undefined,
  price: () => undefined,
};
const account = (id: string, rest: Partial<Account> = {}): Account => ({
  ...{ id, name: id, platform: 'sandbox', priority: 50, schedulable: true, personal: false },
  ...{ createdAt: '2026-11-21T10:00:00.000Z', ...rest },
});
const ids = (accounts: readonly Account[]): string[] => accounts.map(({ id }) => id);
const requestIds = Array.from({ length: 4_000 }, (_, index) => `req_${index}`);

describe('rankAccounts', () => {
  it('leaves nobody out, and gives the same order in whatever order the accounts come', () => {
    fc.assert(
      fc.property(anyStrategy, anyAccounts, anyFacts, fc.string(), fc.infiniteStream(fc.nat()), (...given) => {
        const [strategy, accounts, facts, requestId, chance] = given;
        const ranked = rankAccounts(strategy, accounts, { requestId, facts });
        expect(ids(ranked).sort()).toEqual(ids(accounts).sort());
        const mixed = accounts
          .map((one) => ({ one, by: Number(chance.next().value) }))
          .sort((first, second) => first.by - second.by)
          .map(({ one }) => one);
        expect(ids(rankAccounts(strategy, mixed, { requestId, facts }))).toEqual(ids(ranked));
      }),
    );
  });

  it.each<Strategy>(['priority', 'round-robin', 'shuffle', 'least-busy', 'latency', 'cost'])(
    'by %s starves none of several accounts that are equal',
    (strategy) => {
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 6 }), fc.string(), (count, seed) => {
          const accounts = Array.from({ length: count }, (_, index) => account(`acc_${index}`));
          const served = chooseRepeatedly(strategy, accounts, seed, 60 * count);
          expect(served.size).toBe(count);
        }),
        { numRuns: 30 },
      );
    },
  );

  it.each<Strategy>(['round-robin', 'shuffle', 'latency'])('by %s starves nobody at all', (strategy) => {
    fc.assert(
      fc.property(anyAccounts, anyFacts, fc.string(), (accounts, facts, seed) => {
        const served = chooseRepeatedly(strategy, accounts, seed, 400 * accounts.length, facts);
        expect(served.size).toBe(accounts.length);
      }),
      { numRuns: 40 },
    );
  });

  it('by least-busy gives the next request to an account that has nothing to do', () => {
    const running: Record<string, number> = { acc_a: 2, acc_b: 0, acc_c: 1 };
    const facts = { ...noFacts, running: (id: string) => running[id] ?? 0, lastUse: (id: string) => id.charCodeAt(4) };
    const accounts = [account('acc_a'), account('acc_b'), account('acc_c')];
    expect(ids(rankAccounts('least-busy', accounts, { requestId: 'r', facts }))).toEqual(['acc_b', 'acc_c', 'acc_a']);
  });

  it('by shuffle shares in proportion to the weights', () => {
    const accounts = [account('acc_a', { weight: 1 }), account('acc_b', { weight: 3 })];
    const firsts = requestIds.map(
      (requestId) => rankAccounts('shuffle', accounts, { requestId, facts: noFacts })[0]?.id,
    );
    const share = firsts.filter((id) => id === 'acc_b').length / firsts.length;
    expect(share).toBeGreaterThan(0.72);
    expect(share).toBeLessThan(0.78);
  });

  it('by latency prefers the fast, and gives the slow and the unknown a small share', () => {
    const accounts = [account('acc_fast'), account('acc_slow'), account('acc_unknown')];
    const speed: Record<string, number> = { acc_fast: 200, acc_slow: 5_000 };
    const uses = new Map<string, number>();
    const facts = {
      ...noFacts,
      firstByteMs: (id: string) => speed[id],
      lastUse: (id: string) => uses.get(id) ?? 0,
    };
    const counts: Record<string, number> = {};
    requestIds.forEach((requestId, turn) => {
      const first = rankAccounts('latency', accounts, { requestId, facts })[0]!.id;
      uses.set(first, turn + 1);
      counts[first] = (counts[first] ?? 0) + 1;
    });
    expect(counts.acc_fast! / requestIds.length).toBeGreaterThan(0.6);
    expect(counts.acc_unknown! / requestIds.length).toBeGreaterThan(0.2);
    expect(counts.acc_slow! / requestIds.length).toBeGreaterThan(0.01);
    expect(counts.acc_slow! / requestIds.length).toBeLessThan(0.06);
  });

  it('by latency spreads over accounts that are about as fast', () => {
    const uses: Record<string, number> = { acc_a: 2, acc_b: 1 };
    const facts = {
      ...noFacts,
      firstByteMs: (id: string) => (id === 'acc_a' ? 200 : 205),
      lastUse: (id: string) => uses[id]!,
    };
    const firsts = requestIds.map(
      (requestId) => rankAccounts('latency', [account('acc_a'), account('acc_b')], { requestId, facts })[0]?.id,
    );
    expect(new Set(firsts)).toEqual(new Set(['acc_b']));
  });

  it('by cost takes the cheapest first and unknown prices last', () => {
    const prices: Record<string, number> = { acc_a: 5, acc_c: 3 };
    const facts = { ...noFacts, price: ({ id }: Account) => prices[id] };
    const accounts = [account('acc_a'), account('acc_b'), account('acc_c')];
    expect(ids(rankAccounts('cost', accounts, { requestId: 'r', facts }))).toEqual(['acc_c', 'acc_a', 'acc_b']);
  });

  it('by failover keeps to the chain however often an account was used', () => {
    const facts = { ...noFacts, lastUse: (id: string) => (id === 'acc_c' ? 9 : 0) };
    const accounts = [
      account('acc_a', { priority: 2 }),
      account('acc_b', { priority: 1, createdAt: '2026-11-21T11:00:00.000Z' }),
      account('acc_c', { priority: 1 }),
    ];
    expect(ids(rankAccounts('failover', accounts, { requestId: 'r', facts }))).toEqual(['acc_c', 'acc_b', 'acc_a']);
  });
});

/** Which accounts come first at least once in so many choices. */
function chooseRepeatedly(
  strategy: Strategy,
  accounts: readonly Account[],
  seed: string,
  times: number,
  known: RankingFacts = noFacts,
): Set<string> {
  const uses = new Map<string, number>();
  const facts: RankingFacts = { ...known, lastUse: (id) => uses.get(id) ?? 0 };
  for (let turn = 1; turn <= times; turn += 1) {
    const first = rankAccounts(strategy, accounts, { requestId: `${seed} ${turn}`, facts })[0];
    if (first) uses.set(first.id, turn);
  }
  return new Set(uses.keys());
}
