import { describe, expect, it } from 'vitest';
import { hasClaudeLimitNews, readClaudeWindows } from './claude.windows';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const PREFIX = 'anthropic-ratelimit-';

describe('readClaudeWindows', () => {
  it('reads the windows of a subscription', () => {
    const windows = readClaudeWindows(
      {
        [`${PREFIX}unified-status`]: 'allowed_warning',
        [`${PREFIX}unified-reset`]: String(NOW / 1_000 + 60),
        [`${PREFIX}unified-representative-claim`]: 'five_hour',
        [`${PREFIX}unified-overage-status`]: 'rejected',
        [`${PREFIX}unified-5h-status`]: 'allowed_warning',
        [`${PREFIX}unified-5h-utilization`]: '0.91',
        [`${PREFIX}unified-5h-reset`]: String(NOW / 1_000 + 60),
        [`${PREFIX}unified-7d-status`]: 'allowed',
        [`${PREFIX}unified-7d_opus-status`]: 'rejected',
        [`${PREFIX}unified-7d_opus-utilization`]: '1.02',
        [`${PREFIX}unified-7d_oi-status`]: 'allowed',
      },
      NOW,
    );
    expect(windows).toEqual([
      { name: '5h', status: 'warning', utilization: 0.91, resetsAt: NOW + 60_000 },
      { name: '7d', status: 'allowed' },
      { name: '7d_opus', status: 'rejected', utilization: 1.02, family: 'opus' },
      { name: '7d_oi', status: 'allowed', family: 'oi' },
    ]);
  });

  it('reads the token buckets of an API key, none of which refuses by itself', () => {
    const windows = readClaudeWindows(
      {
        [`${PREFIX}requests-limit`]: '50',
        [`${PREFIX}requests-remaining`]: '49',
        [`${PREFIX}requests-reset`]: '2026-11-21T10:00:01Z',
        [`${PREFIX}input-tokens-limit`]: '10000',
        [`${PREFIX}input-tokens-remaining`]: '0',
        [`${PREFIX}input-tokens-reset`]: '2026-11-21T09:59:00Z',
        [`${PREFIX}output-tokens-limit`]: '1000',
        [`${PREFIX}output-tokens-remaining`]: '2000',
      },
      NOW,
    );
    expect(windows).toEqual([
      { name: 'requests', status: 'allowed', utilization: expect.closeTo(0.02) as number, resetsAt: NOW + 1_000 },
      { name: 'input-tokens', status: 'warning', utilization: 1 },
      { name: 'output-tokens', status: 'allowed', utilization: 0 },
    ]);
  });

  it.each([
    ['a status that is not known', { [`${PREFIX}unified-5h-status`]: 'perhaps' }],
    [
      'a window without a name',
      { [`${PREFIX}unified-5h_-status`]: 'rejected', [`${PREFIX}unified--status`]: 'allowed' },
    ],
    ['a bucket without a limit', { [`${PREFIX}requests-limit`]: '0', [`${PREFIX}requests-remaining`]: '0' }],
    ['a bucket that does not say what is left', { [`${PREFIX}requests-limit`]: '50' }],
    ['a number that is none', { [`${PREFIX}tokens-limit`]: '1e3', [`${PREFIX}tokens-remaining`]: '-1' }],
  ])('passes over %s', (_, headers) => {
    expect(readClaudeWindows(headers, NOW)).toEqual([]);
  });

  it('reads no more windows than an upstream has', () => {
    const names = Array.from({ length: 500 }, (_, index) => `${PREFIX}unified-${index}d-status`);
    expect(readClaudeWindows(Object.fromEntries(names.map((name) => [name, 'rejected'])), NOW)).toHaveLength(16);
  });
});

describe('hasClaudeLimitNews', () => {
  it.each([
    [{}, false],
    [{ 'anthropic-ratelimit-unified-status': 'allowed' }, false],
    [{ 'anthropic-ratelimit-unified-status': 'allowed_warning' }, true],
    [{ 'anthropic-ratelimit-unified-status': 'rejected' }, true],
  ])('says of %j: %s', (headers, expected) => {
    expect(hasClaudeLimitNews(headers)).toBe(expected);
  });
});
