import { describe, expect, it } from 'vitest';
import type { UpstreamWindow } from '@app/accounts';
import { quotaUses } from './quota-use';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const RESET = NOW + 3_600_000;
const day = { name: '2026-11-21', endsAt: Date.parse('2026-11-22T00:00:00Z') };
const usesOf = (windows: readonly UpstreamWindow[]) => quotaUses({}, { windows }, NOW, day);

describe('quotaUses', () => {
  it('reads the windows of a subscription', () => {
    const uses = usesOf([
      { name: '5h', status: 'warning', utilization: 0.95, resetsAt: RESET },
      { name: '7d_opus', status: 'rejected', family: 'opus', resetsAt: RESET },
      { name: '7d', status: 'allowed', utilization: 1.02 },
    ]);
    expect(uses).toEqual([
      { window: '5h', percent: 95, isUsedUp: false, resetsAt: RESET, stretch: RESET },
      { window: '7d_opus', isUsedUp: true, family: 'opus', resetsAt: RESET, stretch: RESET },
      { window: '7d', percent: 102, isUsedUp: true, stretch: '2026-11-21' },
    ]);
  });

  it('leaves out buckets that fill up by the second, and windows that are over', () => {
    const buckets = ['requests', 'tokens', 'input-tokens', 'output-tokens'];
    expect(usesOf(buckets.map((name) => ({ name, status: 'warning', utilization: 1, resetsAt: RESET })))).toEqual([]);
    expect(usesOf([{ name: '5h', status: 'rejected', utilization: 1, resetsAt: NOW }])).toEqual([]);
  });

  it('says nothing to be reached that is not, and misses nothing that is', () => {
    const percents = (utilization: number) => usesOf([{ name: '5h', status: 'allowed', utilization }])[0]?.percent;
    expect([0.7999, 0.29, 0.57, 0.95, 0].map(percents)).toEqual([79, 29, 57, 95, 0]);
  });

  it('knows what the day may cost', () => {
    const spent = (nanoDollars: string, name = day.name) => ({ windows: [], spent: { day: name, nanoDollars } });
    const own = { dailyCostUsd: 2 };
    expect(quotaUses(own, spent('1900000000'), NOW, day)).toEqual([
      {
        ...{ window: 'daily-cost', percent: 95, isUsedUp: false, resetsAt: day.endsAt, stretch: '2026-11-21/2' },
      },
    ]);
    expect(quotaUses(own, spent('2000000000'), NOW, day)[0]?.isUsedUp).toBe(true);
    expect(quotaUses({ dailyCostUsd: 0 }, spent('0'), NOW, day)[0]).toMatchObject({ isUsedUp: true });
    expect(quotaUses(own, spent('1900000000', '2026-11-20'), NOW, day)).toEqual([]);
    expect(quotaUses({}, spent('1900000000'), NOW, day)).toEqual([]);
  });
});
