import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, fitLines, jsonBytesOf, lengthOf } from './fit-lines';

const room = (limit: number, measure = lengthOf) => ({ limit, measure, separator: '\n' });

describe('lines in a room', () => {
  it.each([
    [20, 'one\ntwo\nthree'],
    [13, 'one\ntwo\nthree'],
    [12, '… and 3 more'],
    [11, ''],
  ])('of %i are %j', (limit, text) => {
    expect(fitLines(['one', 'two', 'three'], room(limit))).toBe(text);
  });

  it('are whole ones, and the last says how many had to go', () => {
    expect(fitLines(['one', 'two', 'x'.repeat(20), 'four'], room(24))).toBe('one\ntwo\n… and 2 more');
  });

  it('are never more than there is room for, and are the first of all', () => {
    const lines = fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 30 });
    fc.assert(
      fc.property(lines, fc.nat(200), fc.constantFrom(lengthOf, bytesOf, jsonBytesOf), (given, limit, measure) => {
        const separator = '\n\n';
        const text = fitLines(given, { limit, measure, separator });
        expect(measure(text)).toBeLessThanOrEqual(limit);
        if (text === given.join(separator) || text === '') return;
        const kept = text.split(separator).slice(0, -1).join(separator);
        expect(given.join(separator).startsWith(kept)).toBe(true);
      }),
    );
  });
});
