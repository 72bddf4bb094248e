import { describe, expect, it } from 'vitest';
import { endOfOverlap } from './overlap';

const now = Date.parse('2026-01-31T12:00:00Z');

describe('the overlap after a rotation', () => {
  it.each([
    ['PT1S', '2026-01-31T12:00:01.000Z'],
    ['PT24H', '2026-02-01T12:00:00.000Z'],
    ['P1M', '2026-02-28T12:00:00.000Z'],
    ['P30D', '2026-03-02T12:00:00.000Z'],
  ])('of %s ends at %s', (duration, end) => {
    expect(new Date(endOfOverlap(duration, now) ?? 0).toISOString()).toBe(end);
  });

  it.each(['', 'PT0S', 'P30DT1S', 'P31D', 'P1Y', '7 days', 'P-1D', '-P1D', 'P1.5D'])('is refused for "%s"', (text) => {
    expect(endOfOverlap(text, now)).toBeUndefined();
  });

  it('is no longer than 30 days in a month that is', () => {
    expect(endOfOverlap('P1M', Date.parse('2026-01-01T12:00:00Z'))).toBeUndefined();
  });
});
