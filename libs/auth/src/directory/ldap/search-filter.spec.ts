import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BerReader, BerWriter, EqualityFilter, FilterParser } from 'ldapts';
import { parseSearchFilter } from './search-filter';

const activeDirectory = '(&(objectClass=user)(|(sAMAccountName={{username}})(userPrincipalName={{username}})))';

/** What goes over the wire. */
const written = (filter: { write(writer: BerWriter): void }): Buffer => {
  const writer = new BerWriter();
  filter.write(writer);
  return writer.buffer;
};

describe('parseSearchFilter', () => {
  it.each([
    ['(uid={{username}})', '(uid=alice)'],
    ['uid={{username}}', '(uid=alice)'],
    [' (uid={{username}}) ', '(uid=alice)'],
    [activeDirectory, '(&(objectClass=user)(|(sAMAccountName=alice)(userPrincipalName=alice)))'],
    [
      '(&(uid={{username}})(!(userAccountControl:1.2.840.113556.1.4.803:=2)))',
      '(&(uid=alice)(!(userAccountControl:1.2.840.113556.1.4.803:=2)))',
    ],
    ['(cn:caseExactMatch:={{username}})', '(cn:caseExactMatch:=alice)'],
    ['(&(objectClass=*)(mail={{username}}))', '(&(objectClass=*)(mail=alice))'],
    ['(&(sn=a*)(cn~={{username}}))', '(&(sn=a*)(cn~=alice))'],
  ])('puts a name where %s wants it', (template, filter) => {
    expect(parseSearchFilter(template).of('alice').toString()).toBe(filter);
  });

  it('reads escaped bytes as UTF-8', () => {
    const filter = parseSearchFilter(String.raw`(&(uid={{username}})(memberOf=cn=M\c3\bcller\2c))`).of('alice');
    expect(written(filter).includes('cn=Müller,')).toBe(true);
  });

  it('writes everybody whom some name could find', () => {
    expect(parseSearchFilter(activeDirectory).ofAnybody().toString()).toBe(
      '(&(objectClass=user)(|(sAMAccountName=*)(userPrincipalName=*)))',
    );
  });

  it.each([
    ['(uid={{username}}*)', /whole value/],
    ['(uid=*{{username}}*)', /whole value/],
    ['(uid=x{{username}})', /whole value/],
    ['(uid= {{username}})', /whole value/],
    ['(uid={{ username }})', /whole value/],
    ['(&(uid={{username}})(cn=a{{username}}))', /whole value/],
    ['(&(uid={{username}})(!(cn={{username}})))', /not negated/],
    ['(uid>={{username}})', /whole value/],
    ['(:caseExactMatch:={{username}})', /whole value/],
    ['({{username}}=alice)', /cannot be read/],
    ['(uid={{username}}', /cannot be read/],
    ['(uid={{username}}))', /cannot be read/],
    [String.raw`(&(uid={{username}})(cn=\ff))`, /cannot be read/],
    [String.raw`(&(uid={{username}})(cn=\zz))`, /cannot be read/],
    ['', /cannot be read/],
    ['(&)', /cannot be read/],
    ['(uid=alice)', /must find people by/],
    ['(|(uid={{username}})(objectClass=person))', /must find people by/],
    ['(!(uid=alice))', /must find people by/],
  ])('refuses %s', (template, words) => {
    expect(() => parseSearchFilter(template)).toThrow(words);
  });

  it('carries every name to the server as the one value of one comparison', () => {
    const template = parseSearchFilter('(uid={{username}})');
    const names = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...Array.from('.@\\*()\0&|!=ä🔑')) }),
    );
    fc.assert(
      fc.property(names, (name) => {
        const heard = FilterParser.parse(new BerReader(written(template.of(name))));
        expect(heard).toEqual(new EqualityFilter({ attribute: 'uid', value: Buffer.from(name).toString() }));
      }),
    );
  });
});
