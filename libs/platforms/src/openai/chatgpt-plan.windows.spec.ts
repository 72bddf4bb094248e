import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOpenaiAdapter } from './openai.adapter';
import { readChatgptPlanWindows } from './chatgpt-plan.windows';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const inHours = (hours: number): number => NOW + hours * 3_600_000;
const seconds = (moment: number): string => String(moment / 1_000);

const plan = {
  'x-codex-primary-used-percent': '42.5',
  'x-codex-primary-window-minutes': '300',
  'x-codex-primary-reset-at': seconds(inHours(2)),
  'x-codex-secondary-used-percent': '100',
  'x-codex-secondary-window-minutes': '10080',
  'x-codex-secondary-reset-at': seconds(inHours(90)),
  'x-codex-credits-has-credits': 'true',
};

describe('readChatgptPlanWindows', () => {
  it('reads the windows of a plan, and names them by their length', () => {
    expect(readChatgptPlanWindows(plan, NOW)).toEqual([
      { name: '5h', status: 'allowed', utilization: 0.425, resetsAt: inHours(2) },
      { name: '7d', status: 'warning', utilization: 1, resetsAt: inHours(90) },
    ]);
  });

  it('keeps windows of some models apart', () => {
    const headers = { 'x-codex-new-model-primary-used-percent': '3', 'x-codex-new-model-primary-window-minutes': '90' };
    expect(readChatgptPlanWindows(headers, NOW)).toEqual([
      { name: '90m_new_model', status: 'allowed', utilization: 0.03, family: 'new-model' },
    ]);
  });

  it.each([
    ['no length', {}, 'primary'],
    ['a length that is none', { 'x-codex-primary-window-minutes': '0' }, 'primary'],
    ['a length of no window', { 'x-codex-primary-window-minutes': '1e9' }, 'primary'],
    ['a length of parts of minutes', { 'x-codex-primary-window-minutes': '7.5' }, 'primary'],
  ])('names by rank what has %s', (_, more, name) => {
    const [window] = readChatgptPlanWindows({ 'x-codex-primary-used-percent': '1', ...more }, NOW);
    expect(window).toEqual({ name, status: 'allowed', utilization: 0.01 });
  });

  it.each([
    ['nothing of limits', { 'content-type': 'text/plain', 'x-codex-turn-state': 'x' }],
    ['a share that is none', { 'x-codex-primary-used-percent': 'NaN' }],
    ['a share below nothing', { 'x-codex-primary-used-percent': '-1' }],
  ])('passes over %s', (_, headers) => {
    expect(readChatgptPlanWindows(headers, NOW)).toEqual([]);
  });

  it('holds no more than a few, and only resets to come, whatever stands there', () => {
    const name = fc.stringMatching(
      /^x-codex-([a-z-]{0,12}-)?(primary|secondary)-(used-percent|window-minutes|reset-at)$/,
    );
    const value = fc.oneof(
      fc.integer().map(String),
      fc.double().map(String),
      fc.string(),
      fc.constant(seconds(inHours(9))),
    );
    fc.assert(
      fc.property(fc.dictionary(name, value, { maxKeys: 40 }), (headers) => {
        const windows = readChatgptPlanWindows(headers, NOW);
        expect(windows.length).toBeLessThanOrEqual(8);
        for (const { utilization = 0, resetsAt = NOW + 1 } of windows) {
          expect(utilization).toBeGreaterThanOrEqual(0);
          expect(resetsAt).toBeGreaterThan(NOW);
        }
      }),
    );
  });

  it('is read of accounts of the OpenAI platform, beside the buckets of API keys', () => {
    const buckets = { 'x-ratelimit-limit-tokens': '100', 'x-ratelimit-remaining-tokens': '50' };
    const names = createOpenaiAdapter()
      .readWindows({ ...plan, ...buckets }, NOW)
      .map(({ name }) => name);
    expect(names).toEqual(['tokens', '5h', '7d']);
    expect(createOpenaiAdapter().readWindows(buckets, NOW)).toHaveLength(1);
  });
});
