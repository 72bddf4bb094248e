import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withLookAlikes } from './look-alike';

describe('text with signs that look alike', () => {
  it.each([
    ['[a](https://evil.example)', '［a］（https://evil.example）'],
    ['![x](y)', '！［x］（y）'],
    ['<@all> **b**', '＜＠all＞ ＊＊b＊＊'],
    ['acc_9xY_1', 'acc_9xY_1'],
    ['_a_ and __b__', '＿a＿ and ＿＿b＿＿'],
    ['- a', '－ a'],
    ['1. a', '1． a'],
    ['R&D &lt;b&gt;', 'R&D ＆lt;b＆gt;'],
  ])('%j is %j', (text, harmless) => {
    expect(withLookAlikes(text)).toBe(harmless);
  });

  it('stays as it is the second time', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(withLookAlikes(withLookAlikes(text))).toBe(withLookAlikes(text));
      }),
    );
  });
});
