import { describe, expect, it } from 'vitest';
import { troublesOf } from './redis-trouble';

const good = {
  ...{ aof_enabled: '1', aof_last_write_status: 'ok', rdb_last_bgsave_status: 'ok', maxmemory_policy: 'noeviction' },
};
const server = (differences: Record<string, string> = {}) => new Map(Object.entries({ ...good, ...differences }));

describe('troublesOf', () => {
  it.each([
    ['aof-off', { aof_enabled: '0' }],
    ['aof-failing', { aof_last_write_status: 'err' }],
    ['snapshot-failing', { rdb_last_bgsave_status: 'err' }],
    ['may-evict', { maxmemory_policy: 'allkeys-lru' }],
  ])('is %s where one of the servers says so', (trouble, differences) => {
    expect(troublesOf([server(), server(differences), server(differences)])).toEqual([trouble]);
  });

  it('is nothing where all is well, and where a server does not say', () => {
    expect(troublesOf([server()])).toEqual([]);
    expect(troublesOf([new Map()])).toEqual([]);
    expect(troublesOf([])).toEqual([]);
  });
});
