import { expect, it } from 'vitest';
import { spanText } from './span-text';

it.each([
  [0, '0 s'],
  [-5, '0 s'],
  [999, '1 s'],
  [61_000, '1 min 1 s'],
  [3_600_000, '1 h'],
  [90_061_000, '1 d 1 h'],
])('says %d ms as %s', (milliseconds, text) => {
  expect(spanText(milliseconds)).toBe(text);
});
