import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GatewayError } from '@app/common';
import { type MemberChanges, replaceMembers } from './replace-members';

const replace = (text: string, changes: MemberChanges): string => replaceMembers(Buffer.from(text), changes).toString();

describe('replaceMembers', () => {
  it.each<[string, MemberChanges, string]>([
    ['{"a":1,"b":2,"c":3}', { without: ['b'] }, '{"a":1,"c":3}'],
    ['{"a":1,"b":2,"c":3}', { without: ['a'] }, '{"b":2,"c":3}'],
    ['{"a":1,"b":2,"c":3}', { without: ['a', 'b'] }, '{"c":3}'],
    ['{"a":1,"b":2,"c":3}', { without: ['a', 'b', 'c'] }, '{}'],
    ['{"a":1,"b":2,"c":3}', { without: ['a', 'b'], set: { d: 4 } }, '{"d":4,"c":3}'],
    ['{"a":1,"b":2,"c":3}', { set: { a: 'x', d: [1] } }, '{"a":"x","d":[1],"b":2,"c":3}'],
    ['{"a":1}', { set: { a: 2 } }, '{"a":2}'],
    ['{}', { set: { a: 2 } }, '{"a":2}'],
    [' {\n  "a" : 1 ,\n  "b" : { "a" : 2 }\n} ', { without: ['a'] }, ' {\n  "b" : { "a" : 2 }\n} '],
    ['{"a":1,"b":2}', { fill: { a: 7, c: 8 } }, '{"c":8,"a":1,"b":2}'],
    ['{"big":1152921504606846977,"m\\u006fdel":"x"}', { without: ['model'] }, '{"big":1152921504606846977}'],
  ])('of %s with %j makes %s', (text, changes, expected) => {
    expect(replace(text, changes)).toBe(expected);
  });

  it('changes the members that it is told and no other', () => {
    const name = fc.constantFrom<string>('a', 'b', 'c', 'd', 'e');
    const object = fc.dictionary(fc.oneof(name, fc.string()), fc.jsonValue(), { noNullPrototype: true });
    const space = fc.constantFrom(undefined, 1, '\t', '\r\n ');
    fc.assert(
      fc.property(
        object,
        fc.uniqueArray(name),
        fc.dictionary(name, fc.jsonValue()),
        space,
        (value, without, set, gap) => {
          const body = Buffer.from(JSON.stringify(value, null, gap));
          const before = JSON.parse(body.toString()) as Record<string, unknown>;
          const expected = Object.entries(before).filter(([own]) => !without.includes(own) && !Object.hasOwn(set, own));
          const after = JSON.parse(replaceMembers(body, { without, set }).toString()) as Record<string, unknown>;
          expect(after).toEqual(JSON.parse(JSON.stringify({ ...Object.fromEntries(expected), ...set })));
        },
      ),
    );
  });

  it.each(['', '[]', 'null', '{"a":1,"a":2}', '{"a":1} x'])('says what is wrong with %j', (text) => {
    expect(() => replace(text, { without: ['a'] })).toThrow(GatewayError);
  });
});
