import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LiveAccount } from '../../../live/live-types';
import { type PoolFilters, type PoolSection, countOfPages, pageOfSections, poolSections } from './pool-sections';

const account = (id: string, name: string, status: LiveAccount['status'] = 'available'): LiveAccount => ({
  ...{ id, name, status, platform: 'claude', reason: null, since: null, until: null },
  ...{ cooldowns: [], windows: [], running: 1, waiting: 0 },
});
const accounts = new Map(
  [
    account('acc_00000001', 'Team 10'),
    account('acc_00000002', 'team 2', 'cooling'),
    account('acc_00000003', 'Spare'),
  ].map((each) => [each.id, each]),
);
const groups = [
  { id: 'grp_1', name: 'Research', accountIds: ['acc_00000001', 'acc_00000002', 'acc_of_old'] },
  { id: 'grp_2', name: 'Empty', accountIds: [] },
];
const everything: PoolFilters = { search: '', status: undefined, groupId: undefined };
const shown = (filters: Partial<PoolFilters>): [string | undefined, readonly string[]][] =>
  poolSections(accounts, groups, { ...everything, ...filters }).map(({ group, accountIds }) => [
    group?.name,
    accountIds,
  ]);

describe('poolSections', () => {
  it('has accounts by name under their groups, and what is in none at the end', () => {
    expect(shown({})).toEqual([
      ['Research', ['acc_00000002', 'acc_00000001']],
      [undefined, ['acc_00000003']],
    ]);
  });

  it('counts the whole group, whatever is looked for', () => {
    const [research] = poolSections(accounts, groups, { ...everything, status: 'cooling' });
    expect(research?.accountIds).toEqual(['acc_00000002']);
    expect(Object.fromEntries(research?.byStatus ?? [])).toEqual({ available: 1, cooling: 1 });
    expect(research?.running).toBe(2);
  });

  it('finds by a part of the name, and by the beginning of an id', () => {
    expect(shown({ search: 'TEAM 1' })).toEqual([['Research', ['acc_00000001']]]);
    expect(shown({ search: 'acc_00000003' })).toEqual([[undefined, ['acc_00000003']]]);
    expect(shown({ search: 'acc' })).toEqual([]);
  });

  it('shows one group', () => expect(shown({ groupId: 'grp_1' })).toHaveLength(1));
});

describe('pageOfSections', () => {
  const sectionsOf = (sizes: readonly number[]): PoolSection[] =>
    sizes.map((size, place) => ({
      group: { id: `grp_${place}`, name: `${place}` },
      accountIds: Array.from({ length: size }, (_, number) => `${place}.${number}`),
      ...{ byStatus: new Map(), running: 0 },
    }));
  const idsOf = (sections: readonly PoolSection[]): string[] => sections.flatMap(({ accountIds }) => accountIds);

  it('shows each account on exactly one page, in the same order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 12 }),
        fc.integer({ min: 1, max: 20 }),
        (sizes, size) => {
          const sections = sectionsOf(sizes);
          const pages = Array.from({ length: countOfPages(sections, size) }, (_, page) =>
            pageOfSections(sections, page + 1, size),
          );
          expect(pages.flatMap(idsOf)).toEqual(idsOf(sections));
          for (const page of pages) expect(idsOf(page).length).toBeLessThanOrEqual(size);
        },
      ),
    );
  });
});
