import { describe, expect, it } from 'vitest';
import { parseInfo } from './server-info';

describe('parseInfo', () => {
  it('reads names and values, whichever way lines end', () => {
    const info = parseInfo('# Server\r\nrun_id:abc\r\n\r\n# Memory\nmaxmemory_policy:noeviction\nhuman:a:b\n');
    expect([...info]).toEqual([
      ['run_id', 'abc'],
      ['maxmemory_policy', 'noeviction'],
      ['human', 'a:b'],
    ]);
  });

  it('finds nothing in what is none', () => {
    expect(parseInfo('').size + parseInfo('# Server').size + parseInfo('nothing').size).toBe(0);
  });
});
