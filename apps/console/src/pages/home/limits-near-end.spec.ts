import { expect, it } from 'vitest';
import type { Standing } from '../../keys/standing-rows';
import { hasLimits, limitsNearEnd } from './limits-near-end';

const now = Date.parse('2026-11-21T12:00:00Z');
const budget = (usedUsd: number, runsOutAt: string | null = null): Standing['budgets'][number] => ({
  ...{
    budget: 'daily',
    limitUsd: '10',
    usedUsd: String(usedUsd),
    reservedUsd: '0',
    remainingUsd: String(10 - usedUsd),
  },
  ...{ resetsAt: '2026-11-22T00:00:00Z', forecast: { expectedAtEndUsd: null, spentPerHourUsd: '0', runsOutAt } },
});
const none: Standing = { budgets: [] };
const key = (name: string, limits: Standing): { keyId: string; name: string; limits: Standing } => ({
  ...{ keyId: `key_${name}`, name, limits },
});

it('tells what is nearest its end first, and whose it is', () => {
  const items = [key('a', { budgets: [budget(8)] }), key('b', { budgets: [budget(1)] })];
  const near = limitsNearEnd({ limits: { budgets: [budget(9)] }, items }, now);
  expect(near.map(({ of, row }) => [of, row.share])).toEqual([
    [undefined, 0.9],
    ['a', 0.8],
  ]);
});

it('tells what will be used up within a week at the rate of lately, and not what lasts longer', () => {
  const soon = { limits: { budgets: [budget(1, '2026-11-21T20:00:00Z')] }, items: [] };
  const late = { limits: { budgets: [budget(1, '2027-03-01T00:00:00Z')] }, items: [] };
  expect(limitsNearEnd(soon, now)).toHaveLength(1);
  expect(limitsNearEnd(late, now)).toEqual([]);
});

it('says nothing of requests under way, though they are limited', () => {
  const own = { limits: { ...none, concurrency: { limit: 2, underWay: 2, remaining: 0 } }, items: [] };
  expect(limitsNearEnd(own, now)).toEqual([]);
  expect(hasLimits(own)).toBe(true);
  expect(hasLimits({ limits: none, items: [key('a', none)] })).toBe(false);
});
