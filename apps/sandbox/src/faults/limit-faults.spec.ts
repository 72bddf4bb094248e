import { describe, expect, it } from 'vitest';
import { anthropicVoice } from '../anthropic/voice';
import { organizationOf } from '../caller/organization';
import { wholeAnswer } from '../http/answer';
import { limitFaults } from './limit-faults';

const asked = {
  requestId: 'req_1',
  organization: organizationOf('sk-sandbox-1'),
  model: 'claude-sonnet-5-5',
  voice: anthropicVoice,
};
const headersOf = (name: string, numbers: readonly number[], model = asked.model): Record<string, string> => {
  const kind = limitFaults[name];
  const good = wholeAnswer(200, ['content-type', 'application/json'], '{}');
  const call = { ...asked, model };
  const answer = kind?.replace?.(call, numbers) ?? kind?.change?.(good, numbers, call);
  const list = answer?.headers ?? [];
  return Object.fromEntries(list.flatMap((text, index) => (index % 2 === 0 ? [[text, list[index + 1] ?? '']] : [])));
};
const secondsAhead = (moment: number): number => Math.round((moment - Date.now()) / 1000);

describe('faults of limits', () => {
  it('say when they end, each in its own way', () => {
    const date = headersOf('429-date', [30])['retry-after'] ?? '';
    expect(date).toMatch(/ GMT$/);
    expect([30, 31]).toContain(secondsAhead(Date.parse(date)));
    expect(headersOf('429-buckets', [30])).not.toHaveProperty('retry-after');
    expect(headersOf('429-buckets', [30])).toHaveProperty('anthropic-ratelimit-tokens-remaining', '0');
    expect(headersOf('429-duration', [30])).toHaveProperty('x-ratelimit-reset-requests', '30s');
    expect(headersOf('ramp-limit', [30])).toHaveProperty('retry-after', '30');
  });

  it.each<[string, string, string, number[]?]>([
    ['unified-rejected', '5h', 'rejected'],
    ['unified-opus-rejected', '7d_opus', 'rejected'],
    ['unified-family', '7d_sonnet', 'rejected'],
    ['unified-warning', '5h', 'allowed_warning', [95, 30]],
    ['unified-used-up', '5h', 'rejected'],
  ])('%s says of the window %s: %s', (name, window, status, numbers = [30]) => {
    const headers = headersOf(name, numbers);
    expect(headers['anthropic-ratelimit-unified-status']).toBe(status);
    expect(headers[`anthropic-ratelimit-unified-${window}-status`]).toBe(status);
    expect(headers['anthropic-ratelimit-unified-7d-status']).toBe('allowed');
    expect([30, 31]).toContain(secondsAhead(Number(headers[`anthropic-ratelimit-unified-${window}-reset`]) * 1000));
  });

  it('can say that one bucket is empty while the others are not', () => {
    const headers = headersOf('429-bucket', [30]);
    expect(headers).not.toHaveProperty('retry-after');
    expect(headers['anthropic-ratelimit-input-tokens-remaining']).toBe('0');
    expect([30, 31]).toContain(secondsAhead(Date.parse(headers['anthropic-ratelimit-input-tokens-reset'] ?? '')));
    expect(Number(headers['anthropic-ratelimit-requests-remaining'])).toBeGreaterThan(0);
  });

  it('refuse a whole subscription without a retry-after', () => {
    const headers = headersOf('unified-rejected', [30]);
    expect(headers).not.toHaveProperty('retry-after');
    expect(headers['anthropic-ratelimit-unified-5h-utilization']).toBe('1.02');
    expect(headers['anthropic-ratelimit-unified-reset']).toBe(headers['anthropic-ratelimit-unified-5h-reset']);
  });

  it.each([
    ['claude-opus-5-5', '7d_opus', 'seven_day_opus'],
    ['sandbox-haiku', '7d_haiku', 'seven_day_haiku'],
    ['sandbox-large', '7d_oi', 'seven_day_oi'],
  ])('refuse %s by the window %s alone', (model, window, claim) => {
    const headers = headersOf('unified-family', [30], model);
    const rejected = Object.keys(headers).filter((name) => headers[name] === 'rejected');
    expect(rejected).toEqual(['anthropic-ratelimit-unified-status', `anthropic-ratelimit-unified-${window}-status`]);
    expect(headers['anthropic-ratelimit-unified-5h-status']).toBe('allowed');
    expect(headers['anthropic-ratelimit-unified-representative-claim']).toBe(claim);
  });

  it('warn of as many per cent as were asked for', () => {
    const headers = headersOf('unified-warning', [85]);
    expect(headers['content-type']).toBe('application/json');
    expect(headers['anthropic-ratelimit-unified-5h-utilization']).toBe('0.85');
  });

  it.each(['forbidden-account', '403-account'])('%s puts the organisation on hold', (name) => {
    const answer = limitFaults[name]?.replace?.(asked, []);
    expect(answer?.status).toBe(403);
    expect(String(answer?.steps[0]?.bytes)).toContain(
      '"type":"permission_error","message":"Your organization is on hold","details":{"error_code":"organization_on_hold"}',
    );
  });
});
