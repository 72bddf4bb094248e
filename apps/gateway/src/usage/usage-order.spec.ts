import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type UsageRow, noTotals } from '@app/usage';
import { type UsageOrder, pageOfRows, usageOrders } from './usage-order';

const amount = fc.bigInt({ min: -3n, max: 3n });
const rows: fc.Arbitrary<UsageRow[]> = fc
  .uniqueArray(fc.tuple(fc.string(), amount, amount, amount), { selector: ([id]) => id, maxLength: 30 })
  .map((some) =>
    some.map(([id, requests, costNanoDollars, output]) => ({
      id,
      totals: { ...noTotals, requests, costNanoDollars, output },
    })),
  );

function allPages(all: readonly UsageRow[], order: UsageOrder, limit: number): string[] {
  const seen: string[] = [];
  let cursor: string | null | undefined;
  do {
    const page = pageOfRows(all, order, limit, cursor ?? undefined);
    seen.push(...page.rows.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return seen;
}

describe('pageOfRows', () => {
  it('goes through every row once, in the same order whatever the limit', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(...usageOrders), fc.integer({ min: 1, max: 40 }), (all, order, limit) => {
        const whole = allPages(all, order, 1_000);
        expect(allPages(all, order, limit)).toEqual(whole);
        expect([...whole].sort()).toEqual(all.map(({ id }) => id).sort());
      }),
    );
  });

  it('puts the dearest first, and those that are equal by id', () => {
    const row = (id: string, costNanoDollars: bigint): UsageRow => ({ id, totals: { ...noTotals, costNanoDollars } });
    const { rows: sorted } = pageOfRows(
      [row('a', -1n), row('b', 2n), row('c', 10n), row('d', 2n)],
      'cost',
      9,
      undefined,
    );
    expect(sorted.map(({ id }) => id)).toEqual(['c', 'b', 'd', 'a']);
  });

  it('goes on behind a row that is gone', () => {
    const all = ['a', 'b', 'c', 'd'].map((id) => ({ id, totals: noTotals }));
    const { nextCursor } = pageOfRows(all, 'id', 2, undefined);
    const without = all.filter(({ id }) => id !== 'b');
    expect(pageOfRows(without, 'id', 2, nextCursor ?? '').rows.map(({ id }) => id)).toEqual(['c', 'd']);
  });

  it.each(['', 'x', 'bm90IGEgY3Vyc29y'])('refuses the cursor %j, and one of another order', (cursor) => {
    const refused = expect.objectContaining({ code: 'caller_request_invalid' }) as Error;
    expect(() => pageOfRows([], 'cost', 9, cursor)).toThrow(refused);
    const { nextCursor } = pageOfRows(
      ['a', 'b'].map((id) => ({ id, totals: noTotals })),
      'id',
      1,
      undefined,
    );
    expect(() => pageOfRows([], 'cost', 9, nextCursor ?? '')).toThrow(refused);
  });
});
