import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elementSpans } from './element-spans';

const spacing = fc.constantFrom('', ' ', '\n\t');

describe('elementSpans', () => {
  it('finds every element of every array', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(spacing, fc.jsonValue(), spacing)), (items) => {
        const texts = items.map(([, value]) => JSON.stringify(value));
        const array = `[${items.map(([before, , after], index) => before + (texts[index] ?? '') + after).join(',')}]`;
        const bytes = Buffer.from(`{"a":${array}}`);
        const spans = elementSpans(bytes, { start: 5, end: bytes.length - 1 });
        expect(spans.map(({ start, end }) => bytes.toString('utf8', start, end))).toEqual(texts);
      }),
    );
  });
});
