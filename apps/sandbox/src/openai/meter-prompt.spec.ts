import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PromptCache } from '../simulation/prompt-cache';
import { meterPrompt } from './meter-prompt';
import { inputTokens } from './usage-wire';

const asker = { account: 'one', model: 'gpt-6', options: undefined };
const part = (text: string) => ({ text: text.repeat(100) });

describe('the usage of a prompt', () => {
  it('finds the longest known prefix without being asked to', () => {
    const cache = new PromptCache();
    expect(meterPrompt(cache, asker, [part('tool'), part('one')])).toMatchObject({ cacheRead: 0, cacheWrite5m: 0 });
    const { cacheRead } = meterPrompt(cache, asker, [part('tool'), part('two')]);
    expect(cacheRead).toBeGreaterThan(100);
    expect(meterPrompt(cache, asker, [part('tool'), part('two'), part('more')]).cacheRead).toBeGreaterThan(cacheRead);
    for (const other of [{ account: 'two' }, { model: 'gpt-7' }]) {
      expect(meterPrompt(cache, { ...asker, ...other }, [part('tool'), part('two')]).cacheRead).toBe(0);
    }
  });

  it('counts what it writes where the request says for how long', () => {
    const parts = [part('tool')];
    const total = meterPrompt(new PromptCache(), asker, parts).input;
    const short = { ...asker, options: { mode: 'implicit', ttl: '30m' } };
    expect(meterPrompt(new PromptCache(), short, parts)).toMatchObject({
      input: 0,
      cacheWrite5m: total,
      cacheWrite1h: 0,
    });
    const long = { ...asker, options: { ttl: '12h' } };
    expect(meterPrompt(new PromptCache(), long, parts)).toMatchObject({
      input: 0,
      cacheWrite5m: 0,
      cacheWrite1h: total,
    });
  });

  it('adds up to the same, whatever was known before, and always reads the last token anew', () => {
    const prompts = fc.array(fc.array(fc.constantFrom('a', 'b', 'c').map(part), { minLength: 1 }), { minLength: 1 });
    fc.assert(
      fc.property(prompts, (conversation) => {
        const cache = new PromptCache();
        for (const parts of conversation) {
          const usage = meterPrompt(cache, asker, parts);
          expect(inputTokens(usage)).toBe(meterPrompt(new PromptCache(), asker, parts).input);
          expect(usage.input).toBeGreaterThan(0);
        }
      }),
    );
  });
});
