import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serverTools, serviceClasses } from '@app/common';
import { modelUsageOf, serverToolUses } from './charge-details';
import type { ModelUsage } from './model-usage';
import type { Protocol } from './protocol';
import { kitOf } from './protocol-kits';

const tokens = { input: 1, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0, output: 10 };

describe('modelUsageOf', () => {
  it('leaves out what was not said, and the standard class', () => {
    const details = { reasoningTokens: undefined, serviceClass: 'standard', serverTools: undefined } as const;
    expect(Object.keys(modelUsageOf(undefined, tokens, details))).toEqual(['model', 'usage']);
  });

  it('keeps that nothing was thought, and no more than came out', () => {
    expect(modelUsageOf('a', tokens, { reasoningTokens: 0 }).reasoningTokens).toBe(0);
    expect(modelUsageOf('a', tokens, { reasoningTokens: 11 }).reasoningTokens).toBe(10);
  });
});

describe('serverToolUses', () => {
  it('names tools that were used, and nothing where none was', () => {
    expect(serverToolUses({ webSearch: 2, fileSearch: 0 })).toEqual({ webSearch: 2 });
    expect(serverToolUses({ webSearch: 0 })).toBeUndefined();
  });
});

/** What JSON writes as a number and no number can hold. */
const HUGE = '"«huge»"';
const bytesOf = (value: unknown): Buffer => Buffer.from(JSON.stringify(value).replaceAll(HUGE, '1e400'));

const figure: fc.Arbitrary<unknown> = fc.oneof(
  fc.nat(),
  fc.constantFrom<unknown>('«huge»', null, -1, -0, 0.5, '7', [3], {}, true, 'priority', 'fast', 'flex', 'us\n', 'us'),
);
const names: Readonly<Record<string, readonly string[]>> = {
  usage: [
    ...['input_tokens', 'output_tokens', 'output_tokens_details', 'prompt_tokens', 'completion_tokens'],
    ...['completion_tokens_details', 'server_tool_use', 'service_tier', 'speed', 'inference_geo', 'num_search_queries'],
    ...['promptTokenCount', 'candidatesTokenCount', 'thoughtsTokenCount', 'trafficType', 'serviceTier', 'iterations'],
  ],
  details: ['thinking_tokens', 'reasoning_tokens', 'web_search_requests', 'web_fetch_requests'],
};
const objectOf = (members: readonly string[], value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.dictionary(fc.constantFrom(...members), value, { maxKeys: members.length, noNullPrototype: true });
const details = objectOf(names.details ?? [], figure);
const usage = fc.oneof(objectOf(names.usage ?? [], fc.oneof(figure, details)), figure);
const item = fc.oneof(
  figure,
  fc.record({
    type: fc.constantFrom('web_search_call', 'code_interpreter_call', 'file_search_call', 'message', 7),
    action: fc.oneof(figure, fc.constant({ type: 'search' })),
    container_id: figure,
    groundingMetadata: fc.oneof(figure, fc.record({ webSearchQueries: fc.oneof(figure, fc.array(figure)) })),
    message: fc.record({ annotations: fc.oneof(figure, fc.array(fc.constantFrom(null, { type: 'url_citation' }))) }),
  }),
);
const answer = fc.record({
  ...{ usage, usageMetadata: usage, service_tier: figure, model: figure, modelVersion: figure },
  output: fc.oneof(figure, fc.array(item)),
  ...{ choices: fc.oneof(figure, fc.array(item)), candidates: fc.oneof(figure, fc.array(item)) },
});
const protocols: readonly Protocol[] = [
  ...(['anthropic-messages', 'openai-chat', 'openai-responses', 'gemini-generate-content'] as const),
  'gemini-code-assist',
];

function expectSound(entry: ModelUsage): void {
  const { reasoningTokens = 0, serviceClass = 'standard', inferenceRegion = 'us', serverTools: uses = {} } = entry;
  expect(Number.isSafeInteger(reasoningTokens) && reasoningTokens >= 0).toBe(true);
  expect(reasoningTokens).toBeLessThanOrEqual(entry.usage.output);
  expect(serviceClasses).toContain(serviceClass);
  expect(inferenceRegion).toMatch(/^[a-z0-9_-]{1,32}$/);
  for (const [tool, count] of Object.entries(uses)) {
    expect(serverTools).toContain(tool);
    expect(Number.isSafeInteger(count) && count > 0).toBe(true);
  }
  for (const name of Object.keys(entry)) if (name !== 'model') expect(entry).not.toHaveProperty(name, undefined);
}

describe.each(protocols)('what answers of %s say of their charging', (protocol) => {
  const kit = kitOf(protocol);

  it('is sound or left out, whatever an upstream writes in a whole answer', () => {
    fc.assert(
      fc.property(answer, (value) => {
        const metered = kit.meterAnswer(bytesOf(value));
        expect(metered.isWhole).toBe(true);
        if (metered.isWhole) metered.metered.entries.forEach(expectSound);
      }),
    );
  });

  it('is sound or left out, whatever an upstream writes in a stream', () => {
    const names = ['', 'message_start', 'message_delta', 'response.created', 'response.output_item.done'];
    const event = fc.constantFrom(...names, 'response.completed');
    const data = fc.oneof(
      answer,
      answer.map((response) => ({ response, message: response, ...response })),
      item.map((one) => ({ item: one })),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(event, data), { maxLength: 6 }), (events) => {
        const meter = kit.createMeter();
        for (const [name, value] of events) {
          meter.take({ event: name, data: bytesOf(value) });
          meter.result().entries.forEach(expectSound);
        }
      }),
    );
  });
});
