import { describe, expect, it } from 'vitest';
import { UnknownFault, parseFaults } from './parse-faults';

const read = (text: string, tailAllowed = false) =>
  parseFaults(text, { tailAllowed }).map(({ name, numbers }) => [name, ...numbers]);

describe('parseFaults', () => {
  it.each([
    ['429', [['429']]],
    ['429:30', [['429', 30]]],
    ['429-retry-after-30', [['429-retry-after', 30]]],
    ['429_retry-after_30', [['429-retry-after', 30]]],
    ['cut-before-headers', [['cut-before-headers']]],
    ['cut=600', [['cut', 600]]],
    ['gzip-unlabelled', [['gzip-unlabelled']]],
    ['big-events:5:2', [['big-events', 5, 2]]],
    ['slow-200+crlf', [['slow', 200], ['crlf']]],
    [' Slow:200 , 500 ', [['slow', 200], ['500']]],
  ])('reads %j', (text, faults) => {
    expect(read(text)).toEqual(faults);
  });

  it.each(['', 'nonsense', '429x', '429:30:40', '500-1', 'cut:-1', 'cut:half', 'constructor', '429+', 'crlf-and-more'])(
    'refuses %j and says so',
    (text) => {
      expect(() => read(text)).toThrow(UnknownFault);
      expect(() => read(text)).toThrow(JSON.stringify(text));
    },
  );

  it('ignores what follows the faults of a key', () => {
    expect(read('429_30-alice', true)).toEqual([['429', 30]]);
    expect(read('500-0123abc', true)).toEqual([['500']]);
    expect(read('stall_50+529-team-b', true)).toEqual([['stall', 50], ['529']]);
    expect(read('cut', true)).toEqual([['cut']]);
  });
});
