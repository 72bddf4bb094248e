import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createIdSearch, createSearch } from './search';

describe('createSearch', () => {
  it.each(['ada', 'ADA', ' Lovelace ', 'ａｄａ', 'a L'])('finds Ada Lovelace for %j', (search) => {
    expect(createSearch(search)(undefined, 'Ada Lovelace')).toBe(true);
  });

  it.each(['adam', 'ada*', 'a.a', '%'])('does not find Ada Lovelace for %j: it is text and no pattern', (search) => {
    expect(createSearch(search)('Ada Lovelace', undefined)).toBe(false);
  });

  it.each([undefined, '', '  '])('finds everything for %j', (search) => {
    expect(createSearch(search)()).toBe(true);
  });

  it('finds every text by every part of it, in whatever case', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(), fc.nat(), (text, from, length) => {
        const part = text.slice(from % text.length, (from % text.length) + 1 + (length % text.length));
        expect(createSearch(part.toUpperCase())(text.toLowerCase())).toBe(true);
      }),
    );
  });
});

describe('createIdSearch', () => {
  it.each(['key_4fK0aB9cD2eF7gH1iJ3k', 'key_4fK0', ' key_4fK0a '])('finds the id by %j', (search) => {
    expect(createIdSearch(search)('key_4fK0aB9cD2eF7gH1iJ3k')).toBe(true);
  });

  it.each([undefined, '', 'key_', 'key_4fK', '4fK0aB9cD2eF', 'KEY_4FK0AB', 'key_4fK0aB9cD2eF7gH1iJ3k0'])(
    'does not find it by %j',
    (search) => {
      expect(createIdSearch(search)('key_4fK0aB9cD2eF7gH1iJ3k')).toBe(false);
    },
  );
});
