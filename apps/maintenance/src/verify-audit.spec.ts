import { describe, expect, it } from 'vitest';
import { withoutKey } from '@app/audit';
import { resultOf } from './verify-audit';

describe('the line of a verification', () => {
  it('names the end of a good log', () => {
    const { line, isGood } = resultOf({ verified: true, entries: 7, headHash: 'abc', headSeq: 9 });
    expect([isGood, line]).toEqual([
      true,
      'The audit log is as it was written: 7 entries, the last is number 9 with hash abc',
    ]);
  });

  it('names the first entry of a bad one, and what is wrong with it', () => {
    const firstBad = { seq: 4, reason: 'entry-moved' } as const;
    const { line, isGood } = resultOf({ verified: false, entries: 3, headHash: 'abc', headSeq: 3, firstBad });
    expect(isGood).toBe(false);
    expect(line).toContain('Entry 4: another entry stands in the place of this one (entry-moved)');
  });

  it('is bad where not even the key is there', () => {
    expect(resultOf(withoutKey)).toMatchObject({ isGood: false, line: expect.stringContaining('key') as string });
  });
});
