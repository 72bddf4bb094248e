import { describe, expect, it } from 'vitest';
import { EntryAttributes } from './entry-attributes';

describe('EntryAttributes', () => {
  const attributes = new EntryAttributes({
    dn: 'cn=a',
    uid: 'alice',
    Mail: ['a@example.test', ' ', 'b@example.test'],
    'memberOf;range=0-1': ['cn=a', 'cn=b'],
    'cn;lang-de': 'Alice auf Deutsch',
    photo: Buffer.from([0xff]),
    mixed: [Buffer.from([0xff]), Buffer.from('b')],
    none: [],
  });

  it('gives texts by name in any case, one or many, without empty ones and bytes', () => {
    expect(attributes.texts('UID')).toEqual(['alice']);
    expect(attributes.texts('mail')).toEqual(['a@example.test', 'b@example.test']);
    for (const name of ['none', 'absent', 'photo', 'dn', '__proto__']) expect(attributes.texts(name)).toEqual([]);
  });

  it('takes a part of a long list for the attribute, and another language for another attribute', () => {
    expect(attributes.texts('memberOf')).toEqual(['cn=a', 'cn=b']);
    expect(attributes.text('cn')).toBeUndefined();
  });

  it('gives bytes whether or not they are text', () => {
    expect(attributes.bytes('photo')).toEqual(Buffer.from([0xff]));
    expect(attributes.bytes('uid')).toEqual(Buffer.from('alice'));
    expect(attributes.bytes('none')).toBeUndefined();
  });

  it.each([
    ['0', 0n],
    ['-1', -1n],
    ['9223372036854775807', 9_223_372_036_854_775_807n],
    ['1'.repeat(21), undefined],
    ['1.5', undefined],
    ['1e3', undefined],
    ['one', undefined],
  ])('reads %s as the number %s', (text, number) => {
    expect(new EntryAttributes({ dn: 'cn=a', number: text }).wholeNumber('number')).toBe(number);
  });
});
