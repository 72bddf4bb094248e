import { ROOT_CONTEXT, SpanKind } from '@opentelemetry/api';
import { SamplingDecision } from '@opentelemetry/sdk-trace';
import { describe, expect, it } from 'vitest';
import { type TraceSampler, traceSamplers } from '@app/config';
import { createSampler } from './create-sampler';
import { remoteContext } from './span-parts';

const traceId = '0af7651916cd43dd8448eb211c80319c';
const from = (isSampled: boolean): ReturnType<typeof remoteContext> =>
  remoteContext({ traceId, spanId: 'b7ad6b7169203331', isSampled });

/** Whether a request is kept: of no trace, of a trace that its client keeps, of one that it does not. */
function decisions(sampler: TraceSampler, samplerRatio: number): boolean[] {
  const created = createSampler({ sampler, samplerRatio });
  return [ROOT_CONTEXT, from(true), from(false)].map((context) => {
    const { decision } = created.shouldSample(context, traceId, 'POST /', SpanKind.SERVER, {}, []);
    return decision === SamplingDecision.RECORD_AND_SAMPLED;
  });
}

describe('createSampler', () => {
  it.each([
    ['always_on', 0, [true, true, true]],
    ['always_off', 1, [false, false, false]],
    ['traceidratio', 0, [false, false, false]],
    ['traceidratio', 1, [true, true, true]],
    ['parentbased_always_on', 0, [true, true, false]],
    ['parentbased_always_off', 1, [false, true, false]],
    ['parentbased_traceidratio', 0, [false, true, false]],
    ['parentbased_traceidratio', 1, [true, true, false]],
  ] as const)('%s with a share of %d keeps %j', (sampler, ratio, expected) => {
    expect(decisions(sampler, ratio)).toEqual(expected);
  });

  it('knows every sampler that can be set', () => {
    for (const sampler of traceSamplers) expect(decisions(sampler, 1)).toHaveLength(3);
  });
});
