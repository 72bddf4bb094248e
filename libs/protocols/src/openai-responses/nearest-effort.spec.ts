import { describe, expect, it } from 'vitest';
import { nearestEffort } from './nearest-effort';

describe('nearestEffort', () => {
  it.each<[string, readonly string[], string | undefined]>([
    ['high', ['low', 'medium', 'high'], 'high'],
    ['xhigh', ['low', 'medium', 'high'], 'high'],
    ['medium', ['high', 'low'], 'low'],
    ['none', ['none', 'low'], 'none'],
    ['none', ['medium', 'low'], 'low'],
    ['minimal', ['none', 'high'], 'high'],
    ['ultra', ['ultra'], 'ultra'],
    ['ultra', ['high', 'low'], 'low'],
    ['low', [], undefined],
    ['low', ['none'], undefined],
  ])('takes for %s of %j the word %s', (wanted, accepted, effort) => {
    expect(nearestEffort(wanted, accepted)).toBe(effort);
  });
});
