import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageOfAll } from './page-of-all';
import { ROWS_OF_A_PAGE } from './rows-of-a-page';

const listOf = (length: number): number[] => Array.from({ length }, (_, place) => place);

describe('a page of a list that is there as a whole', () => {
  it('is followed by others until every item was on one of them, once and in its order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6 * ROWS_OF_A_PAGE }), (length) => {
        const seen: number[] = [];
        let cursor: string | null | undefined;
        do {
          const page = pageOfAll(listOf(length), cursor ?? undefined);
          expect(page.items.length).toBeLessThanOrEqual(ROWS_OF_A_PAGE);
          expect(page.total).toBe(length);
          seen.push(...page.items);
          cursor = page.nextCursor;
        } while (cursor !== null);
        expect(seen).toEqual(listOf(length));
      }),
    );
  });

  it.each(['-1', '1.5', 'NaN', 'Infinity', '', 'x', '60', '1e9'])(
    'is the first one where the cursor is %j',
    (cursor) => {
      expect(pageOfAll(listOf(60), cursor)).toEqual(pageOfAll(listOf(60), undefined));
    },
  );
});
