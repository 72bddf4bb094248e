import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noTokens } from '@app/common';
import { type AnthropicUsage, mergeUsage, sumOfTokens, tokensOf, usageByModel } from './usage';

const figure = fc.nat({ max: 2_000_000 });
const maybeFigure = fc.oneof(figure, fc.constantFrom(null, undefined, -1, 0.5, '7', {}, NaN, Infinity));
const anyUsage: fc.Arbitrary<AnthropicUsage> = fc.record(
  {
    input_tokens: maybeFigure,
    output_tokens: maybeFigure,
    cache_read_input_tokens: maybeFigure,
    cache_creation_input_tokens: maybeFigure,
    cache_creation: fc.oneof(
      fc.constantFrom(null, [], 'x'),
      fc.record(
        { ephemeral_5m_input_tokens: maybeFigure, ephemeral_1h_input_tokens: maybeFigure },
        { requiredKeys: [] },
      ),
    ),
  },
  { requiredKeys: [] },
);

describe('mergeUsage', () => {
  it('replaces what is said again, keeps what is not, and takes null for silence and zero for a figure', () => {
    const start = { input_tokens: 10, cache_read_input_tokens: 5, output_tokens: 1, service_tier: 'standard' };
    const delta = { input_tokens: null, cache_read_input_tokens: 0, output_tokens: 7, server_tool_use: undefined };
    expect(mergeUsage(start, delta)).toEqual({
      input_tokens: 10,
      cache_read_input_tokens: 0,
      output_tokens: 7,
      service_tier: 'standard',
    });
  });

  it('changes nothing when the same figures come twice', () => {
    fc.assert(
      fc.property(anyUsage, anyUsage, (start, delta) => {
        const once = mergeUsage(start, delta);
        expect(mergeUsage(once, delta)).toEqual(once);
      }),
    );
  });
});

describe('tokensOf', () => {
  it('gives whole figures that are not negative, whatever an upstream says', () => {
    fc.assert(
      fc.property(anyUsage, (usage) =>
        Object.values(tokensOf(usage)).every((tokens) => Number.isSafeInteger(tokens) && tokens >= 0),
      ),
    );
  });

  it('counts every cache write once: the larger of the sum and its parts', () => {
    fc.assert(
      fc.property(figure, figure, figure, (total, fiveMinutes, oneHour) => {
        const { cacheWrite5m, cacheWrite1h } = tokensOf({
          cache_creation_input_tokens: total,
          cache_creation: { ephemeral_5m_input_tokens: fiveMinutes, ephemeral_1h_input_tokens: oneHour },
        });
        expect(cacheWrite1h).toBe(oneHour);
        expect(cacheWrite5m + cacheWrite1h).toBe(Math.max(total, fiveMinutes + oneHour));
      }),
    );
  });

  it('takes cache writes without a lifetime for those of five minutes', () => {
    expect(tokensOf({ cache_creation_input_tokens: 9, cache_creation: null })).toEqual({
      ...noTokens,
      cacheWrite5m: 9,
    });
  });
});

describe('usageByModel', () => {
  const message = { type: 'message', input_tokens: 1, output_tokens: 1 };

  it('prices the top-level figures by the model that served when all messages came from it', () => {
    const usage = { input_tokens: 3, output_tokens: 4, iterations: [message, { ...message, model: 'a' }] };
    expect(usageByModel(usage, 'a')).toEqual([{ model: 'a', usage: { ...noTokens, input: 3, output: 4 } }]);
  });

  it('prices messages one by one when they came from several models', () => {
    const usage = {
      input_tokens: 2,
      iterations: [
        { ...message, model: 'a' },
        { ...message, model: 'b' },
      ],
    };
    expect(usageByModel(usage, 'a').map(({ model }) => model)).toEqual(['a', 'b']);
  });

  it('takes the model of a fallback for the one that served', () => {
    const usage = { input_tokens: 2, iterations: [{ ...message, type: 'fallback_message', model: 'b' }] };
    expect(usageByModel(usage, 'a')).toEqual([{ model: 'b', usage: { ...noTokens, input: 2 } }]);
  });

  it('passes over iterations that it does not know or that are none', () => {
    expect(usageByModel({ iterations: [{ type: 'new', input_tokens: 5 }, null, 7] }, 'a')).toEqual([
      { model: 'a', usage: noTokens },
    ]);
    expect(usageByModel({ iterations: 'none' }, undefined)).toEqual([{ model: undefined, usage: noTokens }]);
  });
});

describe('sumOfTokens', () => {
  it('adds class by class', () => {
    const one = { input: 1, cacheRead: 2, cacheWrite5m: 3, cacheWrite1h: 4, output: 5 };
    expect(sumOfTokens([])).toEqual(noTokens);
    expect(
      sumOfTokens([
        { model: 'a', usage: one },
        { model: 'b', usage: one },
      ]),
    ).toEqual({ input: 2, cacheRead: 4, cacheWrite5m: 6, cacheWrite1h: 8, output: 10 });
  });
});
