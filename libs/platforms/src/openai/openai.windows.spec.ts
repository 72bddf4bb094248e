import { describe, expect, it } from 'vitest';
import { readOpenaiWindows } from './openai.windows';

const NOW = Date.parse('2026-11-21T10:00:00Z');

describe('readOpenaiWindows', () => {
  it('reads what is left of requests and tokens, neither of which refuses by itself', () => {
    const windows = readOpenaiWindows(
      {
        'x-ratelimit-limit-requests': '60',
        'x-ratelimit-remaining-requests': '45',
        'x-ratelimit-reset-requests': '1s',
        'x-ratelimit-limit-tokens': '150000',
        'x-ratelimit-remaining-tokens': '0',
        'x-ratelimit-reset-tokens': '6m0s',
      },
      NOW,
    );
    expect(windows).toEqual([
      { name: 'requests', status: 'allowed', utilization: 0.25, resetsAt: NOW + 1_000 },
      { name: 'tokens', status: 'warning', utilization: 1, resetsAt: NOW + 360_000 },
    ]);
  });

  it.each([
    ['a limit that is not known', { 'x-ratelimit-limit-requests': '-1', 'x-ratelimit-remaining-requests': '-1' }],
    ['no limit at all', { 'x-ratelimit-limit-tokens': '0', 'x-ratelimit-remaining-tokens': '0' }],
    ['a limit without what is left of it', { 'x-ratelimit-limit-tokens': '150000' }],
  ])('passes over %s, as Azure sends it', (_, headers) => {
    expect(readOpenaiWindows(headers, NOW)).toEqual([]);
  });
});
