import { describe, expect, it } from 'vitest';
import { noTokens } from '@app/common';
import { inferenceRegionOf, serviceClassOf } from './charge-details';
import { meterJsonAnswer } from './meter-json-answer';

describe('serviceClassOf', () => {
  it.each([
    [{ service_tier: 'standard', speed: 'standard' }, 'standard'],
    [{ service_tier: 'priority', speed: null }, 'priority'],
    [{ service_tier: 'batch' }, 'batch'],
    [{ service_tier: 'standard', speed: 'fast' }, 'fast'],
    [{ service_tier: 'platinum' }, 'standard'],
    [{ service_tier: null, speed: null }, undefined],
    [{}, undefined],
  ])('takes %j for %s', (usage, expected) => {
    expect(serviceClassOf(usage)).toBe(expected);
  });
});

describe('inferenceRegionOf', () => {
  it.each([
    ['us', 'us'],
    ['EU', 'eu'],
    ['global', undefined],
    ['not_available', undefined],
    ['', undefined],
    ['x'.repeat(33), undefined],
    ['us "', undefined],
    [null, undefined],
  ])('takes %j for %s', (geo, expected) => {
    expect(inferenceRegionOf({ inference_geo: geo })).toBe(expected);
  });
});

describe('a whole message', () => {
  it('says all that it is charged by', () => {
    const usage = {
      ...{ input_tokens: 9, output_tokens: 5, output_tokens_details: { thinking_tokens: 4 } },
      ...{ service_tier: 'standard', speed: 'fast', inference_geo: 'us' },
      server_tool_use: { web_search_requests: 1, web_fetch_requests: 0 },
    };
    expect(meterJsonAnswer(Buffer.from(JSON.stringify({ type: 'message', model: 'a', usage })))).toMatchObject({
      metered: {
        entries: [
          {
            ...{ model: 'a', usage: { ...noTokens, input: 9, output: 5 }, reasoningTokens: 4 },
            ...{ serviceClass: 'fast', inferenceRegion: 'us', serverTools: { webSearch: 1 } },
          },
        ],
      },
    });
  });
});
