import { describe, expect, it } from 'vitest';
import { Calendar } from '@app/usage';
import { accountBudget } from './account-budget';

const calendar = new Calendar('Europe/Berlin');
const noon = Date.parse('2026-11-21T11:00:00Z');
const spent = (day: string, nanoDollars: string) => ({ spent: { day, nanoDollars } });

describe('the budget of an account', () => {
  it('has what the day has cost, and is spent at the rate of the day', () => {
    expect(accountBudget({ dailyCostUsd: 10 }, spent('2026-11-21', '6000000000'), calendar, noon)).toEqual({
      budget: {
        ...{ budget: 'daily', limit: 10_000_000_000n, used: 6_000_000_000n, reserved: 0n, remaining: 4_000_000_000n },
        period: { startsAt: Date.parse('2026-11-20T23:00:00Z'), endsAt: Date.parse('2026-11-21T23:00:00Z') },
      },
      recent: { nanoDollars: 6_000_000_000n, ms: 12 * 3_600_000 },
    });
  });

  it('is whole where nothing is known of the day, or only of another one', () => {
    for (const state of [undefined, {}, spent('2026-11-20', '6000000000')])
      expect(accountBudget({ dailyCostUsd: 10 }, state, calendar, noon)?.budget).toMatchObject({ used: 0n });
  });

  it('takes the first minutes of a day for an hour, and leaves nothing below nothing', () => {
    const state = spent('2026-11-22', '12000000000');
    const found = accountBudget({ dailyCostUsd: 10 }, state, calendar, Date.parse('2026-11-21T23:01:00Z'));
    expect(found).toMatchObject({ budget: { remaining: 0n }, recent: { ms: 3_600_000 } });
  });

  it('is none where the account has none', () => {
    expect(accountBudget({}, spent('2026-11-21', '1'), calendar, noon)).toBeUndefined();
  });
});
