import { describe, expect, it } from 'vitest';
import { wholeAnswer } from '../http/answer';
import { limitFaults } from './limit-faults';

const headersOf = (name: string, seconds: number): Record<string, string> => {
  const kind = limitFaults[name];
  const good = wholeAnswer(200, ['content-type', 'application/json'], '{}');
  const answer = kind?.replace?.('req_1', [seconds]) ?? kind?.change?.(good, [seconds], 'req_1');
  const list = answer?.headers ?? [];
  return Object.fromEntries(list.flatMap((text, index) => (index % 2 === 0 ? [[text, list[index + 1] ?? '']] : [])));
};
const secondsAhead = (moment: number): number => Math.round((moment - Date.now()) / 1000);

describe('faults of limits', () => {
  it('say when they end, each in its own way', () => {
    const date = headersOf('429-date', 30)['retry-after'] ?? '';
    expect(date).toMatch(/ GMT$/);
    expect([30, 31]).toContain(secondsAhead(Date.parse(date)));
    expect(headersOf('429-buckets', 30)).not.toHaveProperty('retry-after');
    expect(headersOf('429-buckets', 30)).toHaveProperty('anthropic-ratelimit-tokens-remaining', '0');
    expect(headersOf('429-duration', 30)).toHaveProperty('x-ratelimit-reset-requests', '30s');
    expect(headersOf('ramp-limit', 30)).toHaveProperty('retry-after', '30');
  });

  it.each([
    ['unified-rejected', '5h', 'rejected'],
    ['unified-opus-rejected', '7d_opus', 'rejected'],
    ['unified-warning', '5h', 'allowed_warning'],
    ['unified-used-up', '5h', 'rejected'],
  ])('%s says of the window %s: %s', (name, window, status) => {
    const headers = headersOf(name, 30);
    expect(headers['anthropic-ratelimit-unified-status']).toBe(status);
    expect(headers[`anthropic-ratelimit-unified-${window}-status`]).toBe(status);
    expect(headers['anthropic-ratelimit-unified-7d-status']).toBe('allowed');
    expect([30, 31]).toContain(secondsAhead(Number(headers[`anthropic-ratelimit-unified-${window}-reset`]) * 1000));
  });
});
