import { describe, expect, it } from 'vitest';
import { noTokens } from '@app/common';
import { meterResponse } from './meter-answer';

const meter = (value: unknown) => meterResponse(Buffer.from(JSON.stringify(value)));
const usage = { input_tokens: 30, input_tokens_details: { cached_tokens: 10 }, output_tokens: 5, total_tokens: 35 };
const tokens = { ...noTokens, input: 20, cacheRead: 10, output: 5 };
const response = { id: 'resp_1', object: 'response', status: 'completed', model: 'gpt-6', error: null, usage };

describe('meterResponse', () => {
  it('reads model and usage of a response', () => {
    const metered = { entries: [{ model: 'gpt-6', usage: tokens }], source: 'exact' };
    expect(meter(response)).toEqual({ isWhole: true, metered });
  });

  it('reads the usage of a compaction, which names no model', () => {
    const metered = { entries: [{ model: undefined, usage: tokens }], source: 'exact' };
    const compaction = { id: 'resp_1', object: 'response.compaction', created_at: 1, output: [], usage };
    expect(meter(compaction)).toEqual({ isWhole: true, metered });
  });

  it('finds nothing used in a count of tokens', () => {
    const counted = { object: 'response.input_tokens', input_tokens: 11 };
    expect(meter(counted)).toEqual({ isWhole: true, metered: { entries: [], source: 'exact' } });
  });

  it('tells a response that failed, and an error that came with a good status', () => {
    const failed = { ...response, status: 'failed', error: { code: 'server_error', message: 'Sorry' } };
    expect(meter(failed)).toMatchObject({ isError: true, metered: { entries: [{ usage: tokens }] } });
    expect(meter({ error: 'Sorry' })).toMatchObject({ isError: true, metered: { entries: [] } });
  });

  it('does not take the beginning of a response for a whole one, wherever it is cut', () => {
    const body = Buffer.from(JSON.stringify(response));
    for (let length = 0; length < body.length; length += 1) {
      expect(meterResponse(body.subarray(0, length))).toEqual({ isWhole: false });
    }
  });

  it('adds up classes of tokens to no more than was said, however the figures contradict each other', () => {
    const details = { cached_tokens: 20, cache_write_tokens: 40, cache_write_tokens_details: { ttl_12h_tokens: 99 } };
    const answer = meter({ usage: { input_tokens: 30, input_tokens_details: details, output_tokens: -1 } });
    const expected = { input: 0, cacheRead: 20, cacheWrite5m: 0, cacheWrite1h: 10, output: 0 };
    expect(answer).toMatchObject({ metered: { entries: [{ usage: expected }] } });
  });
});
