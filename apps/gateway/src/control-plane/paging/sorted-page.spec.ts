import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ListOrder, type Sort, sortsBy } from './list-order';
import type { CountedPage } from './page';
import { type SortedQuery, sortedPageOf } from './sorted-page';

interface Thing {
  readonly id: string;
  readonly name: string;
  readonly size: number | undefined;
}
const names = ['name', 'size'] as const;
type Name = (typeof names)[number];
const order: ListOrder<Name, Thing> = {
  values: { name: ({ name }) => name, size: ({ size }) => size },
  otherwise: 'name',
};
const following = { ...order, followsRecords: true } as const;
const thing = (id: number, name = 'n', size?: number): Thing => ({
  id: `t_${id.toString().padStart(3, '0')}`,
  name,
  size,
});

const anyName = fc.oneof(
  fc.constantFrom('a', 'A', 'ä', 'key 2', 'key 10', ''),
  fc.string({ unit: 'binary', maxLength: 250 }),
);
const anySize = fc.option(fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double()), { nil: undefined });
const anyThings = fc
  .uniqueArray(fc.record({ id: fc.nat({ max: 200 }), name: anyName, size: anySize }), {
    selector: ({ id }) => id,
    maxLength: 40,
  })
  .map((rows) => rows.map(({ id, name, size }) => thing(id, name, size)));
const anySort = fc.constantFrom(...sortsBy(names));

/** All ids, page by page. @param between what the list is when the next page is asked for */
function walk(sort: Sort<Name>, limit: number, listAt: (page: number) => readonly Thing[]): string[] {
  const seen: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < 200; page += 1) {
    const query: SortedQuery<Name> = { sort, limit, ...(cursor === undefined ? {} : { cursor }) };
    const { items, nextCursor }: CountedPage<Thing> = sortedPageOf(listAt(page), query, order);
    expect(items.length).toBeLessThanOrEqual(limit);
    seen.push(...items.map(({ id }) => id));
    if (nextCursor === null) return seen;
    expect(items).not.toEqual([]);
    cursor = nextCursor;
  }
  throw new Error('the pages have no end');
}

const inOneGo = (things: readonly Thing[], sort: Sort<Name>): string[] => walk(sort, 500, () => things);

describe('sortedPageOf', () => {
  it('shows every record that stays exactly once and in order, whatever comes and goes between pages', () => {
    fc.assert(
      fc.property(
        ...([anyThings, anyThings, anySort, fc.integer({ min: 1, max: 7 }), fc.infiniteStream(fc.boolean())] as const),
        (all, others, sort, limit, coins) => {
          const ids = new Set(all.map(({ id }) => id));
          const passing = others.filter(({ id }) => !ids.has(id));
          const listAt = (): Thing[] => [...passing.filter(() => coins.next().value), ...all];
          const seen = walk(sort, limit, listAt);
          expect(seen.filter((id) => ids.has(id))).toEqual(inOneGo(all, sort));
          expect(new Set(seen).size).toBe(seen.length);
        },
      ),
    );
  });

  it('puts numbers and names in order, both ways, and what is absent last in either', () => {
    const things = [
      thing(1, 'key 10', 2),
      thing(2, 'Key 2', 10),
      thing(3, 'key 2'),
      thing(4, 'äpfel', 2),
      thing(5, 'z'),
    ];
    const by = (sort: Sort<Name>): string[] => inOneGo(things, sort);
    expect(by('name')).toEqual(['t_004', 't_003', 't_002', 't_001', 't_005']);
    expect(by('-name')).toEqual(['t_005', 't_001', 't_002', 't_003', 't_004']);
    expect(by('size')).toEqual(['t_001', 't_004', 't_002', 't_003', 't_005']);
    expect(by('-size')).toEqual(['t_002', 't_001', 't_004', 't_003', 't_005']);
  });

  it('counts what fits, and shows fifty where nothing is asked for', () => {
    const things = Array.from({ length: 51 }, (_, index) => thing(index));
    const { items, total, nextCursor } = sortedPageOf(things, {}, order);
    expect([items.length, total]).toEqual([50, 51]);
    expect(sortedPageOf(things, { cursor: String(nextCursor) }, order)).toEqual({
      ...{ items: [things[50]], nextCursor: null, total: 51 },
    });
  });

  it('goes on behind the place of a record that has moved; behind the record itself where all move all the time', () => {
    const [first, second, third] = [thing(1, 'n', 1), thing(2, 'n', 2), thing(3, 'n', 3)];
    const { nextCursor } = sortedPageOf([first, second, third], { sort: 'size', limit: 2 }, order);
    const rest = (things: Thing[], by: ListOrder<Name, Thing>): Thing[] => [
      ...sortedPageOf(things, { sort: 'size', cursor: String(nextCursor) }, by).items,
    ];
    const moved = [first, thing(2, 'n', 4), thing(3, 'n', 5)];
    expect(rest(moved, order)).toEqual([moved[1], moved[2]]);
    expect(rest(moved, following)).toEqual([moved[2]]);
    expect(rest([first, third], following)).toEqual([third]);
  });

  it('refuses a cursor of another order or filter', () => {
    const things = [thing(1), thing(2)];
    const query = { limit: 1, sort: 'name' as Sort<Name>, search: 'n' as string | undefined };
    const cursor = String(sortedPageOf(things, query, order).nextCursor);
    expect(sortedPageOf(things, { ...query, limit: 5, cursor }, order).items).toEqual([things[1]]);
    for (const other of [{ sort: '-name' }, { sort: 'size' }, { search: 'm' }, { search: undefined }] satisfies Partial<
      typeof query
    >[])
      expect(() => sortedPageOf(things, { ...query, ...other, cursor }, order)).toThrow(
        expect.objectContaining({ code: 'caller_request_invalid' }),
      );
  });

  it('refuses whatever else stands in place of a cursor, and fails of none', () => {
    const odd = [
      [],
      {},
      null,
      'x',
      1,
      [[]],
      ['p', {}, 'id'],
      ['p', [], 'id'],
      ['p', 1, 2],
      ['p', 1, 'id', 1],
      [1, 1, 'id'],
    ];
    const texts = fc.oneof(
      fc.string(),
      fc.constantFrom('', 'x', '../..', 'bm90IGEgY3Vyc29y', 'null'),
      fc
        .oneof(fc.constantFrom(...odd), fc.jsonValue())
        .map((value) => Buffer.from(JSON.stringify(value)).toString('base64url')),
    );
    fc.assert(
      fc.property(texts, (cursor) => {
        expect(() => sortedPageOf([thing(1)], { cursor }, order)).toThrow(
          expect.objectContaining({ code: 'caller_request_invalid' }),
        );
      }),
    );
  });
});
