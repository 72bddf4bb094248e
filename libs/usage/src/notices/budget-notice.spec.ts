import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { budgetNotice, budgetNoticeName, crossedThreshold } from './budget-notice';
import type { BudgetState, Spender } from './budget-states';

const thresholds = [50, 80, 95, 100];
const spender: Spender = {
  ...{ kind: 'key', id: 'key_1', name: 'ci', userId: 'usr_1', limits: undefined, groupIds: ['grp_1'] },
};
const stateOf = (used: bigint, limit = 10_000_000_000n): BudgetState => ({
  ...{ budget: 'daily', limit, used },
  period: { firstDay: '2026-11-21', endsAt: Date.parse('2026-11-22T00:00:00Z') },
});

describe('crossedThreshold', () => {
  it('is the highest share that has been reached, to the nano-dollar', () => {
    expect(crossedThreshold(stateOf(4_999_999_999n), thresholds)).toBeUndefined();
    expect(crossedThreshold(stateOf(5_000_000_000n), thresholds)).toBe(50);
    expect(crossedThreshold(stateOf(9_499_999_999n), thresholds)).toBe(80);
    expect(crossedThreshold(stateOf(25_000_000_000n), thresholds)).toBe(100);
  });

  it('is nothing where nothing was spent, and all of a budget of nothing', () => {
    expect(crossedThreshold(stateOf(0n, 0n), thresholds)).toBeUndefined();
    expect(crossedThreshold(stateOf(1n, 0n), thresholds)).toBe(100);
    expect(crossedThreshold(stateOf(1n), [])).toBeUndefined();
  });

  it('never falls while more is spent of the same budget', () => {
    const amount = fc.bigInt({ min: 0n, max: 2n ** 70n });
    fc.assert(
      fc.property(amount, amount, amount, (limit, used, more) => {
        const before = crossedThreshold(stateOf(used, limit), thresholds) ?? 0;
        expect(crossedThreshold(stateOf(used + more, limit), thresholds) ?? 0).toBeGreaterThanOrEqual(before);
      }),
    );
  });
});

describe('budgetNotice', () => {
  it('says who has spent how much of what, until when', () => {
    expect(budgetNotice(spender, stateOf(8_250_000_000n), 80, Date.parse('2026-11-21T10:00:00Z'))).toEqual({
      type: 'budget.threshold',
      at: '2026-11-21T10:00:00.000Z',
      summary: 'Key ci has spent $8.25 of its daily budget of $10: 80 % are reached',
      data: {
        ...{ subject: 'key', keyId: 'key_1', keyName: 'ci', userId: 'usr_1', budget: 'daily', thresholdPercent: 80 },
        ...{ spentUsd: '8.25', limitUsd: '10', periodStart: '2026-11-21', periodEndsAt: '2026-11-22T00:00:00.000Z' },
      },
      groupIds: ['grp_1'],
      once: { name: 'budget.threshold:key:key_1:daily:10000000000:2026-11-21:80', forMs: (14 + 48) * 3_600_000 },
    });
  });

  it('counts as said until two days after its period, so that days of many keys do not pile up', () => {
    const forMs = (at: string): number | undefined =>
      budgetNotice(spender, stateOf(8_250_000_000n), 80, Date.parse(at)).once?.forMs;
    expect(forMs('2026-11-21T23:59:59Z')).toBe(48 * 3_600_000 + 1_000);
    expect(forMs('2026-11-22T00:00:01Z')).toBe(48 * 3_600_000);
  });

  it('says of a person what all their keys have spent, and how long a window is', () => {
    const user: Spender = { ...spender, kind: 'user', id: 'usr_1', name: 'ada', groupIds: [] };
    const notice = budgetNotice(user, { budget: 'window', limit: 10n, used: 10n, minutes: 60 }, 100, 0);
    expect(notice.data).toMatchObject({ subject: 'user', username: 'ada', budget: 'window', windowMinutes: 60 });
    expect([notice.data.keyId, notice.groupIds]).toEqual([undefined, undefined]);
    expect(notice.once).toEqual({ name: 'budget.threshold:user:usr_1:window:10:60:100', forMs: 3_600_000 });
    const endless = budgetNotice(user, { budget: 'window', limit: 10n, used: 10n, minutes: 2 ** 52 }, 100, 0);
    expect(endless.once?.forMs).toBe(366 * 86_400_000);
  });

  it('has another name for another budget, amount, period and share', () => {
    const states: BudgetState[] = [
      stateOf(1n),
      { ...stateOf(1n), budget: 'weekly' },
      stateOf(1n, 5n),
      { ...stateOf(1n), period: { firstDay: '2026-11-22', endsAt: 0 } },
      { budget: 'total', limit: 1n, used: 1n },
      { budget: 'window', limit: 1n, used: 1n, minutes: 5 },
    ];
    const names = states.flatMap((state) => [50, 80].map((threshold) => budgetNoticeName(spender, state, threshold)));
    expect(new Set(names).size).toBe(12);
  });
});
