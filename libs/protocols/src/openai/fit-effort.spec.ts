import { describe, expect, it } from 'vitest';
import { fitEffort } from './fit-effort';

describe('fitEffort', () => {
  it.each<[string, string[], string | undefined]>([
    ['high', ['low', 'high'], 'high'],
    ['minimal', ['low', 'medium'], 'low'],
    ['max', ['low', 'high', 'xhigh'], 'xhigh'],
    ['xhigh', ['max', 'high'], 'high'],
    ['none', ['minimal', 'low'], 'minimal'],
    ['low', ['none', 'high'], 'high'],
    ['low', ['none'], undefined],
    ['medium', [], undefined],
    ['turbo', ['low'], undefined],
    ['turbo', ['turbo'], 'turbo'],
  ])('fits %s among %j as %s', (asked, accepted, fitted) => {
    expect(fitEffort(asked, accepted)).toBe(fitted);
  });
});
