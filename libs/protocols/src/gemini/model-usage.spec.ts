import { describe, expect, it } from 'vitest';
import { noTokens } from '@app/common';
import { geminiCodeAssistKit } from '../gemini-code-assist/gemini-code-assist.kit';
import { geminiKit } from './gemini.kit';

const usageMetadata = { promptTokenCount: 9, candidatesTokenCount: 3, thoughtsTokenCount: 2 };
const tokens = { ...noTokens, input: 9, output: 5 };
const bytes = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
const answer = (queries: unknown, model = 'gemini-3-pro', usage: object = usageMetadata) => ({
  candidates: [
    { content: { parts: [{ text: 'a' }] }, finishReason: 'STOP', groundingMetadata: { webSearchQueries: queries } },
  ],
  ...{ usageMetadata: usage, modelVersion: model },
});
const exact = (more: object, model = 'gemini-3-pro'): object => ({
  entries: [{ model, usage: tokens, reasoningTokens: 2, ...more }],
  source: 'exact',
});
const whole = (value: object): unknown => {
  const metered = geminiKit.meterAnswer(bytes(value));
  return metered.isWhole ? metered.metered : undefined;
};

describe('searches of the web', () => {
  it.each([
    ['gemini-3-pro', 2],
    ['gemini-3.1-flash-lite', 2],
    ['publishers/google/models/gemini-2.5-pro', 1],
    ['gemini-2.0-flash-001', 1],
    ['gemini-flash-latest', 2],
  ])('of %s: %i', (model, webSearch) => {
    const found = answer(['one', 'two', 'one', '', ' '], model);
    expect(whole(found)).toEqual(exact({ serverTools: { webSearch } }, model));
  });

  it.each([[[]], [['']], ['one'], [[7, null, {}]], [null]])('are none for %j', (queries) => {
    expect(whole(answer(queries))).toEqual(exact({}));
  });

  it('are those of all events of a stream, each query once', () => {
    const meter = geminiKit.createMeter();
    const wrapped = geminiCodeAssistKit.createMeter();
    const last = answer(['two', 'one', 'three']);
    const first = {
      ...answer(['one', 'two']),
      candidates: [{ ...answer(['one', 'two']).candidates[0], finishReason: null }],
    };
    for (const event of [first, last]) {
      meter.take({ event: '', data: bytes(event) });
      wrapped.take({ event: '', data: bytes({ response: event }) });
    }
    expect(meter.result()).toEqual(exact({ serverTools: { webSearch: 3 } }));
    expect(wrapped.result()).toEqual(meter.result());
  });
});

describe('the class', () => {
  it.each([
    [{ trafficType: 'ON_DEMAND' }, undefined],
    [{ trafficType: 'ON_DEMAND_PRIORITY' }, 'priority'],
    [{ trafficType: 'ON_DEMAND_FLEX' }, 'flex'],
    [{ trafficType: 'ON_DEMAND_OFFPEAK' }, undefined],
    [{ trafficType: 'PROVISIONED_THROUGHPUT' }, undefined],
    [{ trafficType: ['ON_DEMAND_FLEX'] }, undefined],
    [{ serviceTier: 'flex' }, 'flex'],
    [{ serviceTier: 'PRIORITY' }, 'priority'],
    [{ serviceTier: 'toString' }, undefined],
  ])('of %j is %s', (said, serviceClass) => {
    const found = whole(answer([], 'gemini-3-pro', { ...usageMetadata, ...said }));
    expect(found).toEqual(exact(serviceClass === undefined ? {} : { serviceClass }));
  });
});
