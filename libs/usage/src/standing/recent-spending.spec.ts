import { describe, expect, it } from 'vitest';
import { Calendar } from '../admission/calendar';
import { recentSpending } from './recent-spending';

const HOUR_MS = 3_600_000;
const spent = { '2026-10-24': '11', '2026-10-25': '400', '2026-10-26': '60', earlier: '9', reservedNanoDollars: '5' };
const at = (time: string) => recentSpending(spent, new Calendar('Europe/Berlin'), Date.parse(time));

describe('recentSpending', () => {
  it('is of today where some hours of it are over', () => {
    expect(at('2026-10-26T05:00:00Z')).toEqual({ nanoDollars: 60n, ms: 6 * HOUR_MS });
  });

  it('is of yesterday, too, where today is young, and yesterday may have 25 hours', () => {
    expect(at('2026-10-26T04:59:00Z')).toEqual({ nanoDollars: 460n, ms: 31 * HOUR_MS - 60_000 });
    expect(at('2026-10-25T23:00:00Z')).toEqual({ nanoDollars: 460n, ms: 25 * HOUR_MS });
  });

  it('is nothing where nothing was spent', () => {
    const now = Date.parse('2026-11-21T12:00:00Z');
    expect(recentSpending({}, new Calendar('UTC'), now)).toEqual({ nanoDollars: 0n, ms: 12 * HOUR_MS });
  });
});
