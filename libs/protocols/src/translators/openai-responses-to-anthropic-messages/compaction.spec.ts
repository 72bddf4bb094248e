import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeSummary, encodeSummary } from './compaction';

describe('a compacted conversation', () => {
  it('is read as the summary that was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (summary) => {
        const encoded = encodeSummary(summary);
        expect(encoded).toMatch(/^[\w.-]+$/);
        expect(decodeSummary(encoded)?.endsWith(`\n\n${summary}`)).toBe(true);
      }),
    );
  });

  it('is not made up of what somebody else wrote', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          fc.string().map((text) => `summary.${text}`),
        ),
        (encrypted) => {
          expect(decodeSummary(encrypted)).toBeUndefined();
        },
      ),
    );
  });
});
