import { describe, expect, it } from 'vitest';
import { type Refusal, readRefusal } from './claude.reset';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const seconds = (ahead: number): string => String(NOW / 1_000 + ahead);
const after = (ahead: number): number => NOW + ahead * 1_000;
const DAY = 86_400;

type Headers = Record<string, string>;
const unified = (name: string, status: string, ahead: number): Headers => ({
  [`anthropic-ratelimit-unified-${name}-status`]: status,
  [`anthropic-ratelimit-unified-${name}-reset`]: seconds(ahead),
});
const rejected = { 'anthropic-ratelimit-unified-status': 'rejected' };
const bucket = (name: string, remaining: number, reset: string): Headers => ({
  [`anthropic-ratelimit-${name}-limit`]: '50',
  [`anthropic-ratelimit-${name}-remaining`]: String(remaining),
  [`anthropic-ratelimit-${name}-reset`]: reset,
});

describe('readRefusal', () => {
  it.each<[string, Headers, Refusal]>([
    ['nothing', {}, { scope: 'model' }],
    [
      'the latest reset of the windows that refuse',
      { ...rejected, ...unified('5h', 'rejected', 3_600), ...unified('7d', 'rejected', 3 * DAY), 'retry-after': '5' },
      { scope: 'account', until: after(3 * DAY) },
    ],
    [
      'no reset of a window that does not refuse',
      { ...rejected, ...unified('5h', 'rejected', 3_600), ...unified('7d', 'allowed_warning', 3 * DAY) },
      { scope: 'account', until: after(3_600) },
    ],
    [
      'a window of some models, for those only',
      { ...rejected, ...unified('5h', 'allowed', 3_600), ...unified('7d_opus', 'rejected', 5 * DAY) },
      { scope: 'model', until: after(5 * DAY) },
    ],
    [
      'the window of the account, when one of some models refuses for longer',
      { ...rejected, ...unified('5h', 'rejected', 3_600), ...unified('7d_opus', 'rejected', 5 * DAY) },
      { scope: 'account', until: after(3_600) },
    ],
    [
      'nothing of windows when it is said that they allow',
      { ...unified('7d_opus', 'rejected', 5 * DAY), 'anthropic-ratelimit-unified-status': 'allowed' },
      { scope: 'model' },
    ],
    [
      'the overall reset of windows that refuse',
      { ...rejected, 'anthropic-ratelimit-unified-reset': seconds(60), 'retry-after': '5' },
      { scope: 'account', until: after(60) },
    ],
    [
      'no overall reset of windows that allow',
      { 'anthropic-ratelimit-unified-status': 'allowed', 'anthropic-ratelimit-unified-reset': seconds(60) },
      { scope: 'model' },
    ],
    [
      'retry-after where the windows say nothing that can be used',
      { ...rejected, ...unified('5h', 'rejected', -10), 'retry-after': '7' },
      { scope: 'model', until: after(7) },
    ],
    ['retry-after-ms first', { 'retry-after-ms': '250', 'retry-after': '7' }, { scope: 'model', until: NOW + 250 }],
    ['an HTTP date', { 'retry-after': 'Sat, 21 Nov 2026 10:02:00 GMT' }, { scope: 'model', until: after(120) }],
    [
      'retry-after before token buckets',
      { ...bucket('requests', 0, '2026-11-21T10:01:00Z'), 'retry-after': '7' },
      { scope: 'model', until: after(7) },
    ],
    [
      'the buckets that are empty',
      {
        ...bucket('requests', 3, '2026-11-21T10:09:00Z'),
        ...bucket('tokens', 0, '2026-11-21T10:01:00Z'),
        ...bucket('input-tokens', 0, '2026-11-21T10:02:00Z'),
      },
      { scope: 'model', until: after(120) },
    ],
    [
      'durations',
      { 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '6m0s', 'x-ratelimit-reset-tokens': '1s' },
      { scope: 'model', until: after(360) },
    ],
    [
      'no duration of what is left',
      {
        ...{ 'x-ratelimit-remaining-requests': '9', 'x-ratelimit-reset-requests': '6m0s' },
        ...{ 'x-ratelimit-remaining-tokens': '0', 'x-ratelimit-reset-tokens': '120ms' },
      },
      { scope: 'model', until: NOW + 120 },
    ],
    [
      'no more than eight days',
      { ...rejected, ...unified('7d', 'rejected', 30 * DAY) },
      { scope: 'account', until: after(8 * DAY) },
    ],
  ])('believes %s', (_, headers, refusal) => {
    expect(readRefusal(headers, NOW)).toEqual(refusal);
  });
});
