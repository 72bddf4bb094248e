import { expect, it } from 'vitest';
import { countStandings } from './pool-standing';

it('counts what needs somebody as one, whatever the reason', () => {
  const statuses = ['available', 'available', 'cooling', 'paused', 'expired', 'unreadable', 'needs_reauth'] as const;
  expect(countStandings(statuses.map((status) => ({ status })))).toEqual({
    ...{ available: 2, cooling: 1, paused: 1, attention: 3 },
  });
});
