import { describe, expect, it } from 'vitest';
import { Calendar } from '../calendar/calendar';
import { spentInDays } from './recent-spending';

const HOUR_MS = 3_600_000;
const spent = { '2026-10-18': '900', '2026-10-24': '11', '2026-10-26': '60', earlier: '9', reservedNanoDollars: '5' };
const at = (time: string, of: Readonly<Record<string, string>> = spent) =>
  spentInDays(of, new Calendar('Europe/Berlin'), Date.parse(time));

describe('spentInDays', () => {
  it('counts seven days, of which one may have 25 hours', () => {
    const full = { ...spent, '2026-10-20': '4' };
    expect(at('2026-10-26T11:00:00Z', full)).toEqual({ nanoDollars: 75n, ms: (6 * 24 + 1 + 12) * HOUR_MS });
  });

  it('begins with the first of them on which anything was spent', () => {
    expect(at('2026-10-26T11:00:00Z')).toEqual({ nanoDollars: 71n, ms: (24 + 25 + 12) * HOUR_MS });
  });

  it('takes the first hours of the only day for a quarter of one', () => {
    expect(at('2026-10-25T23:05:00Z', { '2026-10-26': '60' })).toEqual({ nanoDollars: 60n, ms: 6 * HOUR_MS });
    expect(at('2026-10-25T23:05:00Z', {})).toEqual({ nanoDollars: 0n, ms: 6 * HOUR_MS });
  });
});
