import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dollarText, inMicroDollars, microDollarsOf } from './dollar-text';

describe('microDollarsOf', () => {
  it.each([
    ['0', 0],
    ['3', 3_000_000],
    ['3.75', 3_750_000],
    ['0.000001', 1],
    ['10000', 10_000_000_000],
    ['007.50', 7_500_000],
  ])('reads %s as %i', (text, amount) => {
    expect(microDollarsOf(text)).toBe(amount);
  });

  it.each([
    '',
    '.5',
    '5.',
    '-1',
    '+1',
    '1e3',
    '0.0000001',
    '100000',
    '1,5',
    ' 1',
    '1\n',
    '١',
    1,
    0.5,
    null,
    undefined,
    ['1'],
    {},
  ])('takes %j for no amount', (value) => {
    expect(microDollarsOf(value)).toBeUndefined();
  });

  it('reads back every amount as it is shown', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000_000), (amount) => {
        expect(microDollarsOf(dollarText(amount))).toBe(amount);
      }),
    );
  });
});

describe('inMicroDollars', () => {
  it('reads members by name, and none that have another one', () => {
    expect(inMicroDollars({ a: '1' }, ['a', 'b'])).toEqual({ a: 1_000_000 });
    for (const value of [{ c: '1' }, { a: 1 }, JSON.parse('{"__proto__":"1"}'), [], null, 'a'])
      expect(inMicroDollars(value, ['a', 'b'])).toBeUndefined();
  });
});
