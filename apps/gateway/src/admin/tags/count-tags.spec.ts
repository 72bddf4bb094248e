import { describe, expect, it } from 'vitest';
import { countTags } from './count-tags';

describe('countTags', () => {
  it('counts each tag of keys and people, and those of the deleted not at all', () => {
    const apiKeys = [
      { tags: ['ci', 'night'] },
      { tags: ['ci', 'ci'] },
      { tags: ['gone'], deletedAt: '2026-11-21' },
      {},
    ];
    const users = [{ tags: ['night'] }, { tags: ['__proto__', 'constructor'] }];
    const counts = countTags(apiKeys, users).sort((first, second) => (first.id < second.id ? -1 : 1));
    expect(counts).toEqual([
      { id: '__proto__', keyCount: 0, personCount: 1 },
      { id: 'ci', keyCount: 2, personCount: 0 },
      { id: 'constructor', keyCount: 0, personCount: 1 },
      { id: 'night', keyCount: 1, personCount: 1 },
    ]);
  });
});
