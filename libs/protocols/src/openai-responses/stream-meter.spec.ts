import { describe, expect, it } from 'vitest';
import { noTokens } from '@app/common';
import { ResponsesStreamMeter } from './stream-meter';

const usage = {
  input_tokens: 1_000,
  input_tokens_details: {
    cached_tokens: 600,
    cache_write_tokens: 300,
    cache_write_tokens_details: { ttl_30m_tokens: 200, ttl_12h_tokens: 100 },
  },
  output_tokens: 50,
  output_tokens_details: { reasoning_tokens: 20 },
  total_tokens: 1_050,
};
const exact = [
  {
    model: 'gpt-6',
    usage: { input: 100, cacheRead: 600, cacheWrite5m: 200, cacheWrite1h: 100, output: 50 },
    reasoningTokens: 20,
  },
];
const created = { type: 'response.created', response: { id: 'resp_1', model: 'gpt-6', usage: null } };
const delta = { type: 'response.output_text.delta', delta: 'a' };
const ending = (type: string, response: object = {}): object => ({
  type,
  response: { model: 'gpt-6', usage, ...response },
});

/** @param isNamed whether the frames have an `event:` line */
function meter(events: readonly object[], isNamed = true): ResponsesStreamMeter {
  const streamMeter = new ResponsesStreamMeter();
  for (const data of events) {
    const event = isNamed ? (data as { type: string }).type : '';
    streamMeter.take({ event, data: Buffer.from(JSON.stringify(data)) });
  }
  return streamMeter;
}

describe('ResponsesStreamMeter', () => {
  it.each([
    ['response.completed', false],
    ['response.incomplete', false],
    ['response.cancelled', false],
    ['response.failed', true],
  ])('takes the figures of %s for final', (type, hasFailed) => {
    for (const isNamed of [true, false]) {
      const streamMeter = meter([created, delta, ending(type)], isNamed);
      expect(streamMeter.result()).toEqual({ entries: exact, source: 'exact' });
      expect(streamMeter).toMatchObject({ hasBegun: true, hasStopped: true, hasFailed });
    }
  });

  it('counts deltas until there are figures', () => {
    const streamMeter = meter([created, delta, { ...delta, type: 'response.reasoning_summary_text.delta' }]);
    const entry = { model: 'gpt-6', usage: { ...noTokens, output: 2 } };
    expect(streamMeter.result()).toEqual({ entries: [entry], source: 'partial' });
    expect(streamMeter).toMatchObject({ hasBegun: true, hasStopped: false });
  });

  it('keeps what it counted where the end has no figures', () => {
    const streamMeter = meter([created, delta, ending('response.completed', { usage: null })]);
    expect(streamMeter.result()).toMatchObject({ entries: [{ usage: { output: 1 } }], source: 'partial' });
    expect(streamMeter.hasStopped).toBe(true);
  });

  it('keeps the first final figures', () => {
    const later = ending('response.failed', { usage: { input_tokens: 1, output_tokens: 1 } });
    expect(meter([created, ending('response.completed'), later]).result().entries).toEqual(exact);
  });

  it.each([{ type: 'error', message: 'Sorry' }, { error: { message: 'Sorry' } }])('takes %j for a failure', (event) => {
    expect(meter([event], false)).toMatchObject({ hasBegun: false, hasStopped: true, hasFailed: true });
  });

  it('knows nothing of a stream that said nothing', () => {
    expect(meter([]).result()).toEqual({ entries: [], source: 'estimated' });
  });

  it.each(['', '{', 'null', '[]', '{"response":5}', '{"response":{"usage":[],"model":5}}', '{"type":5}'])(
    'lives through events that say %j',
    (data) => {
      for (const event of ['', 'response.created', 'response.completed', 'error']) {
        const streamMeter = new ResponsesStreamMeter();
        streamMeter.take({ event, data: Buffer.from(data) });
        expect(streamMeter.result().source).not.toBe('exact');
      }
    },
  );
});
