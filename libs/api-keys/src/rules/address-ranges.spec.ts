import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AddressRanges, isAddressRange } from './address-ranges';

describe('isAddressRange', () => {
  it.each([
    ...['10.0.0.0/8', '10.1.2.3', '0.0.0.0/0', '192.0.2.7/32', '10.1.2.3/8'],
    ...['2001:db8::/32', '::1', '::/0', '2001:DB8::5/128', '::ffff:10.0.0.0/104', '::ffff:a00:1'],
  ])('takes %s', (text) => {
    expect(isAddressRange(text)).toBe(true);
  });

  it.each([
    ...['', '/8', '10.0.0.0/', '10.0.0.0/33', '10.0.0.0/-1', '10.0.0.0/08', '10.0.0.0/8/8', '10.0.0/8', '010.0.0.1'],
    ...['10.0.0.0/255.0.0.0', ' 10.0.0.0/8', '10.0.0.0/8\n', '256.0.0.1', 'localhost', '*', '1'],
    ...['::/129', ':::', '2001:db8::/32/', 'fe80::1%eth0', '[::1]', '::ffff:10.0.0.0/129', '12345::'],
  ])('refuses %j', (text) => {
    expect(isAddressRange(text)).toBe(false);
  });
});

describe('AddressRanges', () => {
  it.each([
    ['10.0.0.0/8', '10.255.0.1', true],
    ['10.0.0.0/8', '11.0.0.1', false],
    ['10.1.2.3/8', '10.9.9.9', true],
    ['192.0.2.7', '192.0.2.7', true],
    ['192.0.2.7', '192.0.2.8', false],
    ['10.0.0.0/8', '::ffff:10.0.0.1', true],
    ['10.0.0.0/8', '::FFFF:a00:1', true],
    ['10.0.0.0/8', '::a00:1', false],
    ['::ffff:10.0.0.0/104', '10.0.0.1', true],
    ['::ffff:10.0.0.0/104', '11.0.0.1', false],
    ['::ffff:10.0.0.1', '::ffff:10.0.0.1', true],
    ['0.0.0.0/0', '203.0.113.9', true],
    ['0.0.0.0/0', '2001:db8::1', false],
    ['::/0', '2001:db8::1', true],
    ['::/0', '203.0.113.9', false],
    ['::/0', '::ffff:203.0.113.9', false],
    ['2001:db8::/33', '2001:db8:7fff::1', true],
    ['2001:db8::/33', '2001:db8:8000::1', false],
    ['fe80::/10', 'fe80::1%eth0', true],
    ['nonsense', '10.0.0.1', false],
    ['0.0.0.0/0', 'unix:', false],
    ['0.0.0.0/0', '', false],
    ['0.0.0.0/0', undefined, false],
  ])('says of %s and %s: %s', (range, address, expected) => {
    expect(new AddressRanges([range]).holds(address)).toBe(expected);
  });

  it('holds what any of its ranges holds, and nothing without a range', () => {
    const ranges = new AddressRanges(['10.0.0.0/8', '2001:db8::/32']);
    expect(['10.1.1.1', '2001:db8::9', '192.0.2.1'].map((address) => ranges.holds(address))).toEqual([
      true,
      true,
      false,
    ]);
    expect(new AddressRanges([]).holds('10.0.0.1')).toBe(false);
  });

  it('holds an IPv4 address exactly when its leading bits are those of the range', () => {
    const number = fc.nat({ max: 2 ** 32 - 1 });
    const textOf = (value: number): string => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join('.');
    const near = fc.tuple(number, fc.nat({ max: 32 }), fc.nat({ max: 31 }), fc.boolean());
    fc.assert(
      fc.property(near, ([base, prefix, bit, flips]) => {
        const address = flips ? (base ^ (1 << bit)) >>> 0 : base;
        const expected = prefix === 0 || base >>> (32 - prefix) === address >>> (32 - prefix);
        const ranges = new AddressRanges([`${textOf(base)}/${prefix}`]);
        expect(ranges.holds(textOf(address))).toBe(expected);
        expect(ranges.holds(`::ffff:${textOf(address)}`)).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('holds an IPv6 address exactly when its leading bits are those of the range', () => {
    const number = fc.bigInt({ min: 1n << 125n, max: (1n << 126n) - 1n });
    const textOf = (value: bigint): string => (value.toString(16).padStart(32, '0').match(/.{4}/g) ?? []).join(':');
    fc.assert(
      fc.property(number, fc.nat({ max: 128 }), fc.nat({ max: 127 }), (base, prefix, bit) => {
        const address = base ^ (1n << BigInt(bit));
        const expected = base >> BigInt(128 - prefix) === address >> BigInt(128 - prefix);
        const ranges = new AddressRanges([`${textOf(base)}/${prefix}`]);
        expect(ranges.holds(textOf(address))).toBe(expected);
        expect(ranges.holds(textOf(base))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
