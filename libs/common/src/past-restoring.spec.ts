import { describe, expect, it } from 'vitest';
import { isPastRestoring } from './past-restoring';

const deletedAt = '2026-11-01T00:00:00.000Z';
const at = (moment: string): number => Date.parse(moment);

describe('isPastRestoring', () => {
  it.each([
    ['2026-11-01T00:00:00.000Z', false],
    ['2026-12-01T00:00:00.000Z', false],
    ['2026-12-01T00:00:00.001Z', true],
    ['2026-10-01T00:00:00.000Z', false],
  ])('at %s says %s of what was deleted on the first of November', (now, expected) => {
    expect(isPastRestoring(deletedAt, at(now))).toBe(expected);
  });

  it('leaves alone what was not deleted, and what does not say when', () => {
    expect(isPastRestoring(undefined, at('2099-01-01T00:00:00Z'))).toBe(false);
    expect(isPastRestoring('some day', at('2099-01-01T00:00:00Z'))).toBe(false);
  });
});
