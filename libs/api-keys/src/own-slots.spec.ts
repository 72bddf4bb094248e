import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ApiKey } from './api-key';
import { freeOwnSlots, ownSlotText } from './own-slots';

describe('the places for own keys', () => {
  it('are free from the lowest number on, as many as are left', () => {
    expect(freeOwnSlots(new Set(), 3)).toEqual([0, 1, 2]);
    expect(freeOwnSlots(new Set([1]), 3)).toEqual([0, 2]);
    expect(freeOwnSlots(new Set([0, 1, 2]), 3)).toEqual([]);
    expect(freeOwnSlots(new Set(), 0)).toEqual([]);
  });

  it('count keys that hold places from a time in which more were allowed', () => {
    expect(freeOwnSlots(new Set([17, 18]), 3)).toEqual([0]);
    expect(freeOwnSlots(new Set([16, 17, 18]), 3)).toEqual([]);
  });

  it('are never more than allowed, whatever those who hand them out know of the keys that others have issued', () => {
    const step = fc.record({ seen: fc.nat(), choice: fc.nat(), isEnd: fc.boolean() });
    fc.assert(
      fc.property(fc.set(fc.nat(30)), fc.nat(12), fc.array(step, { maxLength: 60 }), (former, mostKeys, steps) => {
        const history = [former];
        for (const { seen, choice, isEnd } of steps) {
          const stored = new Set(history.at(-1));
          const known = history[seen % history.length] ?? former;
          const choices = isEnd ? [...known] : freeOwnSlots(known, mostKeys);
          const slot = choices[choice % choices.length];
          // The store refuses a place that is taken.
          if (slot === undefined || stored.has(slot) !== isEnd) continue;
          if (isEnd) stored.delete(slot);
          else stored.add(slot);
          history.push(stored);
        }
        expect(history.at(-1)?.size).toBeLessThanOrEqual(Math.max(former.size, mostKeys));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('what no two keys share', () => {
  const apiKey: ApiKey = {
    ...{ id: 'key_1', name: 'laptop', userId: 'usr_1', digest: 'first', hint: 'x9Zk' },
    ...{ createdAt: '2026-11-21T10:00:00.000Z', enabled: true, debug: false },
  };

  it('is the place of a person', () => {
    expect(ownSlotText({ ...apiKey, ownSlot: 0 })).toBe('usr_1#0');
  });

  it('is nothing for keys without a place, and for deleted ones', () => {
    expect(ownSlotText(apiKey)).toBe('');
    expect(ownSlotText({ ...apiKey, ownSlot: 0, deletedAt: '2026-12-25T00:00:00.000Z' })).toBe('');
  });
});
