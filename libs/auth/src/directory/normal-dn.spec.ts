import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalDn } from './normal-dn';

describe('normalDn', () => {
  it.each([
    ['CN=Alice,OU=People,DC=Example,DC=Test', 'cn=alice,ou=people,dc=example,dc=test'],
    ['cn = Alice , ou = People', 'cn=alice,ou=people'],
    [String.raw`cn=M\C3\BCller\2C J\c3\b6rg`, String.raw`cn=müller\, jörg`],
    [String.raw`cn=Müller\, Jörg`, String.raw`cn=müller\, jörg`],
    ['uid=b+cn=a', 'cn=a+uid=b'],
    ['2.5.4.3=a,OID.0.9.2342.19200300.100.1.25=b', 'cn=a,dc=b'],
    ['organizationalUnitName=a', 'ou=a'],
    [String.raw`cn=\#a`, String.raw`cn=\#a`],
    [String.raw`cn=\23a`, String.raw`cn=\#a`],
    ['cn=#04024869', 'cn=#04024869'],
    ['cn=a=b', String.raw`cn=a\=b`],
    [String.raw`cn=\20a  b\20`, 'cn=a b'],
    [String.raw`cn=a\00b`, String.raw`cn=a\00b`],
    ['cn=ＡＬＩＣＥ', 'cn=alice'],
    ['cn=,o=a', 'cn=,o=a'],
  ])('writes %s as %s', (text, normal) => {
    expect(normalDn(text)).toBe(normal);
  });

  it.each([
    '',
    ' ',
    'alice',
    '=a',
    'cn=a,',
    ',cn=a',
    'cn=a+',
    'cn=a;o=b',
    'cn="a,b"',
    'cn=a"b',
    String.raw`cn=a\ `.trim(),
    String.raw`cn=a\zz`,
    String.raw`cn=\FF`,
    'cn=#0',
    'cn=#zz',
    'cn=a\0b',
    'c n=a',
    '2.=a',
    'cn=a,b',
  ])('finds that %j is no DN', (text) => {
    expect(normalDn(text)).toBeUndefined();
  });

  const type = fc.constantFrom('cn', 'CN', 'ou', '2.5.4.3', 'uid', 'x-own', '1.2.3.4');
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...Array.from(' ,+"\\<>;=#aZäß\0')) }),
  );
  const part = fc.tuple(type, value);
  const name = fc.array(fc.array(part, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 });
  type Name = [string, string][][];
  const write = (parts: Name, escape: (text: string) => string): string =>
    parts.map((part) => part.map(([key, text]) => `${key}=${escape(text)}`).join('+')).join(',');
  const withHexadecimal = (text: string): string =>
    [...Buffer.from(text)].map((byte) => `\\${byte.toString(16).padStart(2, '0')}`).join('');
  const withBackslashes = (text: string): string =>
    text
      .replace(/["+,;<=>\\]/g, String.raw`\$&`)
      .replaceAll('\0', String.raw`\00`)
      .replace(/^[ #]/, String.raw`\$&`)
      .replace(/(?<!\\) $/, String.raw`\20`);

  it('gives one text to both ways of escaping', () => {
    fc.assert(
      fc.property(name, (parts) => {
        expect(normalDn(write(parts, withHexadecimal))).toBe(normalDn(write(parts, withBackslashes)));
      }),
    );
  });

  it('leaves a normal name as it is', () => {
    fc.assert(
      fc.property(name, (parts) => {
        const normal = normalDn(write(parts, withHexadecimal));
        expect(normal).toBeDefined();
        expect(normalDn(normal ?? '')).toBe(normal);
      }),
    );
  });

  it('has no regard to the order within an RDN, to case and to spaces around separators', () => {
    fc.assert(
      fc.property(name, (parts) => {
        const reordered = parts.map((part) => part.toReversed());
        const spaced = write(parts, withHexadecimal).toUpperCase().replaceAll('=', ' = ').replaceAll('+', ' + ');
        expect(normalDn(write(reordered, withHexadecimal))).toBe(normalDn(write(parts, withHexadecimal)));
        expect(normalDn(spaced)).toBe(normalDn(write(parts, withHexadecimal)));
      }),
    );
  });

  it('tells names apart that differ in more than case and spaces', () => {
    const letters = fc.string({ unit: fc.constantFrom(...Array.from(',+"\\<>;=#abc')), minLength: 1 });
    fc.assert(
      fc.property(letters, letters, (first, second) => {
        const [one, other] = [first, second].map((text) => normalDn(`cn=${withHexadecimal(text)}`));
        expect(one === other).toBe(first === second);
      }),
    );
  });

  it('answers with a text or with nothing, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('cn=,+\\"#;<> \0a2.')) }), (text) => {
        const normal = normalDn(text);
        if (normal !== undefined) expect(normalDn(normal)).toBe(normal);
      }),
    );
  });
});
