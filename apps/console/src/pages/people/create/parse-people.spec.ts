import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePeople } from './parse-people';

describe('parsePeople', () => {
  it('takes a name in each line', () => {
    expect(parsePeople('ada\n\n  lin \r\n')).toEqual([
      { line: 1, username: 'ada' },
      { line: 3, username: 'lin' },
    ]);
  });

  it('takes a table in the usual order, with quoted cells', () => {
    expect(parsePeople('ada,"Lovelace, ""Ada""",ada@example.org,Operator,night ci\nlin')).toEqual([
      {
        ...{ line: 1, username: 'ada', displayName: 'Lovelace, "Ada"', email: 'ada@example.org', role: 'operator' },
        tags: ['night', 'ci'],
      },
      { line: 2, username: 'lin' },
    ]);
  });

  it('takes the order of a head, and passes over columns that it does not know', () => {
    expect(parsePeople('E-Mail\tBadge\tUser name\nmei@example.org\t7\tmei')).toEqual([
      { line: 2, username: 'mei', email: 'mei@example.org' },
    ]);
    expect(parsePeople('姓名;用户名\n林;lin')).toEqual([{ line: 2, username: 'lin', displayName: '林' }]);
  });

  it.each([
    ['two words', 'username'],
    ['ada,,nowhere', 'email'],
    ['ada,,,king', 'role'],
    ['"ada', 'quotes'],
  ])('says what is wrong with %s', (text, problem) => {
    expect(parsePeople(text)).toMatchObject([{ problem }]);
  });

  it('says that somebody is there twice, whatever the case', () => {
    expect(parsePeople('ada\nADA').map(({ problem }) => problem)).toEqual([undefined, 'twice']);
  });

  it('makes one entry of each line with letters, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\t', ' ', '\n', '@', '你') }), (text) => {
        const written = text.split('\n').filter((line) => line.trim() !== '');
        expect(parsePeople(text)).toHaveLength(written.length);
      }),
    );
  });
});
