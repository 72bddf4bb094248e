import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageOf } from './page';

const record = (index: number) => ({
  id: `acc_${index.toString().padStart(4, '0')}`,
  createdAt: new Date(Math.floor(index / 3)).toISOString(),
});

describe('pageOf', () => {
  it('goes through every record once, in order, whatever the limit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 20 }), (count, limit) => {
        const all = Array.from({ length: count }, (_, index) => record(index));
        const seen: string[] = [];
        let cursor: string | null | undefined;
        do {
          const page = pageOf(all, cursor == null ? { limit } : { limit, cursor });
          seen.push(...page.items.map(({ id }) => id));
          cursor = page.nextCursor;
        } while (cursor !== null);
        expect(seen).toEqual(all.map(({ id }) => id));
      }),
    );
  });

  it('goes on behind a record that was deleted between two pages', () => {
    const all = Array.from({ length: 6 }, (_, index) => record(index));
    const { nextCursor } = pageOf(all, { limit: 2 });
    const withoutSecond = all.filter((_, index) => index !== 1);
    expect(pageOf(withoutSecond, { limit: 2, cursor: nextCursor! }).items).toEqual([all[2], all[3]]);
  });

  it('goes on behind a record that has moved meanwhile, and does not show it again', () => {
    const [first, second, third] = [record(0), record(3), record(6)];
    const { nextCursor } = pageOf([first, second, third], { limit: 2 });
    const moved = { ...second, createdAt: new Date(1.5).toISOString() };
    const later = { ...second, createdAt: new Date(1_000).toISOString() };
    for (const now of [moved, later])
      expect(pageOf([first, now, { ...third, createdAt: now.createdAt }], { cursor: nextCursor! }).items).toMatchObject(
        [{ id: third.id }],
      );
  });

  it('shows fifty where nothing is asked for', () => {
    const all = Array.from({ length: 51 }, (_, index) => record(index));
    expect(pageOf(all, {}).items).toHaveLength(50);
  });

  it.each(['x', '', 'bm90IGEgY3Vyc29y', '../..'])('refuses the cursor %j', (cursor) => {
    expect(() => pageOf([record(1)], { cursor })).toThrow(expect.objectContaining({ code: 'caller_request_invalid' }));
  });
});
