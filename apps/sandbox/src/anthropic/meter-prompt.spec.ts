import { describe, expect, it } from 'vitest';
import { PromptCache } from '../simulation/prompt-cache';
import { meterPrompt } from './meter-prompt';

const system = (ttl?: string) => [{ type: 'text', text: 's'.repeat(400), cache_control: { type: 'ephemeral', ttl } }];
const turn = (text: string, marked: boolean) => ({
  role: 'user',
  content: [{ type: 'text', text, ...(marked ? { cache_control: { type: 'ephemeral' } } : {}) }],
});
const meter = (cache: PromptCache, body: Record<string, unknown>, account = 'one') =>
  meterPrompt(cache, Buffer.from(JSON.stringify(body)), { model: 'sandbox-x', ...body }, account);

describe('PromptCache', () => {
  it('counts everything as input when nothing is marked', () => {
    const usage = meter(new PromptCache(), { messages: [turn('a'.repeat(400), false)] });
    expect(usage).toMatchObject({ cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0, output: 0 });
    expect(usage.input).toBeGreaterThan(100);
  });

  it('writes a marked prefix once and reads it from then on', () => {
    const cache = new PromptCache();
    const first = meter(cache, { system: system(), messages: [turn('one', false)] });
    const second = meter(cache, { system: system(), messages: [turn('two', false)] });
    expect(first).toMatchObject({ cacheRead: 0, cacheWrite1h: 0 });
    expect(first.cacheWrite5m).toBeGreaterThan(100);
    expect(second).toMatchObject({ cacheRead: first.cacheWrite5m, cacheWrite5m: 0, cacheWrite1h: 0 });
    expect(second.input).toBe(first.input);
  });

  it('splits what it writes by the time to live of each mark', () => {
    const usage = meter(new PromptCache(), { system: system('1h'), messages: [turn('t'.repeat(400), true)] });
    expect(usage.cacheWrite1h).toBeGreaterThan(100);
    expect(usage.cacheWrite5m).toBeGreaterThan(100);
  });

  it('reads the longest known prefix when the mark has moved on with the conversation', () => {
    const cache = new PromptCache();
    const before = meter(cache, { system: system(), messages: [turn('one', true)] });
    const after = meter(cache, { system: system(), messages: [turn('one', false), turn('t'.repeat(400), true)] });
    expect(after.cacheRead).toBe(before.cacheWrite5m);
    expect(after.cacheWrite5m).toBeGreaterThan(100);
  });

  it('takes a mark at the top of the request for one on the last block', () => {
    const usage = meter(new PromptCache(), {
      cache_control: { type: 'ephemeral' },
      messages: [turn('x'.repeat(80), false)],
    });
    expect(usage.cacheWrite5m).toBeGreaterThanOrEqual(20);
  });

  it('shares nothing between accounts, models or different prefixes', () => {
    const cache = new PromptCache();
    const body = { system: system(), messages: [turn('one', false)] };
    meter(cache, body);
    expect(meter(cache, body, 'two').cacheRead).toBe(0);
    expect(meter(cache, { ...body, model: 'sandbox-y' }).cacheRead).toBe(0);
    expect(meter(cache, { ...body, tools: [{ name: 'a' }] }).cacheRead).toBe(0);
    expect(meter(cache, body).cacheRead).toBeGreaterThan(100);
  });

  it('is read on every turn but the first of a long conversation, and by the account that wrote it only', () => {
    const cache = new PromptCache();
    const turns: object[] = [];
    let written = 0;
    for (let round = 1; round <= 50; round += 1) {
      const text = `question ${round} ${'q'.repeat(80)}`;
      const messages = [...turns, turn(text, true)];
      expect(meter(cache, { system: system(), messages }, `other ${round}`).cacheRead).toBe(0);
      const usage = meter(cache, { system: system(), messages });
      expect(usage.cacheRead).toBe(written);
      expect(usage.cacheWrite5m).toBeGreaterThan(20);
      written += usage.cacheWrite5m;
      turns.push(turn(text, false), { role: 'assistant', content: [{ type: 'text', text: `answer ${round}` }] });
    }
  });
});
