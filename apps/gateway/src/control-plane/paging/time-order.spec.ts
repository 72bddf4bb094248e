import { describe, expect, it } from 'vitest';
import { isRising, readTimeCursor, writeTimeCursor } from './time-order';

const form = /^\d+$/;

describe('cursors of lists that go by time', () => {
  it.each(['at', '-at', undefined] as const)('are read in the direction %s in which they were written', (sort) => {
    expect(readTimeCursor(writeTimeCursor('17', sort) ?? '', sort, form)).toBe('17');
  });

  it('are none where nothing follows, or nothing was asked for', () => {
    expect(writeTimeCursor(undefined, 'at')).toBeNull();
    expect(writeTimeCursor(null, '-at')).toBeNull();
    expect(readTimeCursor(undefined, 'at', form)).toBeUndefined();
  });

  it.each([
    ['r17', '-at'],
    ['17', 'at'],
    ['r17', undefined],
    ['', '-at'],
    ['r', 'at'],
    ['rr17', 'at'],
    ['17\n', '-at'],
    ['x', 'at'],
  ] as const)('%j is refused in the direction %s', (cursor, sort) => {
    expect(() => readTimeCursor(cursor, sort, form)).toThrow(
      expect.objectContaining({ code: 'caller_request_invalid' }),
    );
  });

  it('go down where nobody says', () => {
    expect(['at', '-at', undefined].map((sort) => isRising(sort as 'at'))).toEqual([true, false, false]);
  });
});
