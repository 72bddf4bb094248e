import fc from 'fast-check';
import { expect, it } from 'vitest';
import { oneLine } from './one-line';

it.each([
  ['claude-opus-4-1', 'claude-opus-4-1'],
  ['opus\r\nBcc: everybody', 'opus Bcc: everybody'],
  ['\u202Eopus\u0000\u2028', 'opus'],
  ['x'.repeat(101), `${'x'.repeat(100)}…`],
])('%j is written as %j', (text, line) => {
  expect(oneLine(text)).toBe(line);
});

it('is one line, whatever is given', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(oneLine(text))));
});
