import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChatStreamMeter } from './stream-meter';

type Chunk = object | string;

function metered(chunks: readonly Chunk[], event = ''): ChatStreamMeter {
  const meter = new ChatStreamMeter();
  for (const chunk of chunks) {
    meter.take({ event, data: Buffer.from(typeof chunk === 'string' ? chunk : JSON.stringify(chunk)) });
  }
  return meter;
}

const model = 'gpt-6-2026-01-01';
const delta = (content: object, finish: string | null = null, index = 0): object => ({
  model,
  choices: [{ index, delta: content, finish_reason: finish }],
  usage: null,
});
const start = delta({ role: 'assistant', content: '' });
const usage = {
  prompt_tokens: 100,
  completion_tokens: 20,
  prompt_tokens_details: { cached_tokens: 60, cache_write_tokens: 10 },
};
const usageChunk = { model, choices: [], usage };
const exact = {
  entries: [{ model, usage: { input: 30, cacheRead: 60, cacheWrite5m: 10, cacheWrite1h: 0, output: 20 } }],
  source: 'exact',
};
const counted = (output: number): object => ({
  entries: [{ model, usage: { input: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0, output } }],
  source: 'partial',
});

describe('ChatStreamMeter', () => {
  it('reads the chunk of figures after the last choice', () => {
    const meter = metered([start, delta({ content: 'Hi' }), delta({}, 'stop'), usageChunk, '[DONE]']);
    expect(meter.result()).toEqual(exact);
    expect(meter).toMatchObject({ hasBegun: true, hasStopped: true, hasFailed: false });
  });

  it('reads figures in the last chunk of a choice', () => {
    const meter = metered([start, { ...delta({}, 'stop'), usage }]);
    expect(meter.result()).toEqual(exact);
    expect(meter.hasStopped).toBe(true);
  });

  it('does not take a running count for the final one', () => {
    const running = { ...delta({ content: 'Hi' }), usage: { ...usage, completion_tokens: 1 } };
    const meter = metered([start, running, delta({ content: '!' }), delta({ content: '?' })]);
    expect(meter.result()).toMatchObject({ entries: [{ usage: { input: 30, output: 3 } }], source: 'partial' });
  });

  it('counts deltas of text, thoughts and tool arguments where no figures come', () => {
    const meter = metered([
      start,
      delta({ reasoning_content: 'So' }),
      delta({ content: 'Hi' }),
      delta({ tool_calls: [{ index: 0, function: { arguments: '{' } }] }),
      delta({}, 'tool_calls'),
      '[DONE]',
    ]);
    expect(meter.result()).toEqual(counted(3));
    expect(meter.hasStopped).toBe(true);
  });

  it('has no last word before every choice has its finish reason', () => {
    expect(metered([start, delta({ content: 'Hi' })]).hasStopped).toBe(false);
    const two = [delta({ content: 'a' }), delta({ content: 'b' }, null, 1), delta({}, 'stop', 1)];
    expect(metered(two).hasStopped).toBe(false);
    expect(metered([...two, delta({}, 'stop')]).hasStopped).toBe(true);
  });

  it.each([
    ['', { error: { message: 'Sorry', type: 'server_error' } }],
    ['error', { message: 'Sorry' }],
  ])('takes an error for the last word, in an event named %j', (event, error) => {
    const meter = metered([start]);
    meter.take({ event, data: Buffer.from(JSON.stringify(error)) });
    expect(meter).toMatchObject({ hasStopped: true, hasFailed: true });
  });

  it('does not take the absence of an error for one', () => {
    expect(metered([{ ...start, error: null }]).hasFailed).toBe(false);
  });

  it('knows nothing of a stream that said nothing', () => {
    expect(metered([]).result()).toEqual({ entries: [], source: 'estimated' });
    expect(metered([]).hasBegun).toBe(false);
  });

  it('counts a chunk that is too large to be kept', () => {
    const meter = metered([start]);
    meter.take({ event: '', data: Buffer.alloc(0) });
    expect(meter.result()).toEqual(counted(1));
  });

  it('lives through anything, and never takes figures back', () => {
    const chunk = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom<Chunk>(start, delta({ content: 'a' }), delta({}, 'stop'), usageChunk, { ...start, usage }),
      fc.record({ choices: fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue())), usage: fc.jsonValue() }),
    );
    fc.assert(
      fc.property(fc.array(chunk, { maxLength: 12 }), (chunks) => {
        const meter = new ChatStreamMeter();
        let output = 0;
        let final: unknown;
        for (const each of chunks) {
          meter.take({ event: '', data: Buffer.from(JSON.stringify(each)) });
          const result = meter.result();
          const now = result.entries[0]?.usage.output ?? 0;
          if (final !== undefined) expect(result).toEqual(final);
          else if (result.source === 'exact') final = result;
          else expect(now).toBeGreaterThanOrEqual(output);
          output = now;
        }
      }),
    );
  });
});
