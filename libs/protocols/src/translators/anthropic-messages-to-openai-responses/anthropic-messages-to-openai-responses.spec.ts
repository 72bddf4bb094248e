import Anthropic from '@anthropic-ai/sdk';
import fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GatewayError } from '@app/common';
import { anthropicKit } from '../../anthropic/anthropic.kit';
import { type JsonObject, asObject, asText, objectsOf } from '../../json/json-object';
import { GoldenCases, context, eventOf, requestOutcome, translateStream } from '../../openai/conformance/golden-case';
import { mutations } from '../../openai/conformance/mutations';
import type { ProtocolEvent } from '../../translation/translator';
import { UntranslatableError } from '../../translation/untranslatable-error';
import { anthropicMessagesToOpenaiResponses as translator } from './anthropic-messages-to-openai-responses';

const cases = new GoldenCases(join(import.meta.dirname, '__fixtures__'));
const simple = { model: 'm', max_tokens: 100, messages: [{ role: 'user', content: 'Hi' }] };
const streamOf = (name: string): ProtocolEvent[] =>
  translateStream(cases.translate(translator, name).stream(), cases.list(name, 'stream.in'));

/** What the official client makes of a stream. */
async function readByClient(events: readonly ProtocolEvent[]) {
  const encoder = anthropicKit.createEncoder();
  const text = events.map((event) => encoder.encode(event)).join('');
  const fetch = () => Promise.resolve(new Response(text, { headers: { 'content-type': encoder.contentType } }));
  const client = new Anthropic({ apiKey: 'k', baseURL: 'http://upstream.test', fetch, maxRetries: 0 });
  return client.messages
    .stream({ model: 'm', max_tokens: 1, messages: [{ role: 'user', content: 'x' }] })
    .finalMessage();
}

describe('anthropicMessagesToOpenaiResponses', () => {
  it.each(cases.names)('translates the request of %s', (name) => {
    expect(requestOutcome(cases.translate(translator, name))).toEqual(cases.read(name, 'request.out'));
  });

  it.each(cases.with('answer'))('translates the answer of %s', (name) => {
    expect(cases.translate(translator, name).answer(cases.object(name, 'answer.in'))).toEqual(
      cases.read(name, 'answer.out'),
    );
  });

  it.each(cases.with('stream'))('translates the stream of %s', (name) => {
    expect(streamOf(name).map(({ data }) => data)).toEqual(cases.read(name, 'stream.out'));
  });

  it.each(cases.with('answer').filter((name) => name !== 'max-tokens-in-tool'))(
    'tells the official client in a stream what it tells it in one piece: %s',
    async (name) => {
      const { content, stop_reason, stop_details = null } = cases.object(name, 'answer.out');
      const read = await readByClient(streamOf(name));
      expect(read).toMatchObject({ model: 'asked-model', content, stop_reason });
      expect(read.stop_details ?? null).toEqual(stop_details);
    },
  );

  it.each(['error-in-mid-stream', 'failed', 'broken-off'])('makes the official client fail: %s', async (name) => {
    await expect(readByClient(streamOf(name))).rejects.toThrow(/Overloaded|too long|before it was complete/);
  });

  it.each<[string, JsonObject]>([
    ['messages', { messages: [] }],
    ['messages.0', { messages: [5] }],
    ['messages.0.role', { messages: [{ role: 'tool', content: 'x' }] }],
    ['messages.0.content', { messages: [{ role: 'user' }] }],
    ['messages.0.content.0', { messages: [{ role: 'user', content: [{ type: 'container_upload', file_id: 'f' }] }] }],
    [
      'messages.0.content.0.source',
      { messages: [{ role: 'user', content: [{ type: 'image', source: { type: 'file' } }] }] },
    ],
    ['messages.0.content.0.id', { messages: [{ role: 'assistant', content: [{ type: 'tool_use', name: 'f' }] }] }],
    ['system.0', { system: [{ type: 'image' }] }],
    ['tools.0.input_schema', { tools: [{ name: 'f' }] }],
    ['tools.0.name', { tools: [{ type: 'bash_20250124' }] }],
    ['tool_choice', { tools: [{ name: 'f', input_schema: {} }], tool_choice: { type: 'some' } }],
    ['tool_choice.name', { tools: [{ name: 'f', input_schema: {} }], tool_choice: { type: 'tool', name: 'g' } }],
    ['output_config.format', { output_config: { format: { type: 'xml' } } }],
    ['max_tokens', { max_tokens: 0 }],
    ['max_tokens', { max_tokens: '5' }],
    ['container', { container: 'c_1' }],
    ['mcp_servers', { mcp_servers: [{ url: 'https://x' }] }],
  ])('names %s, which cannot be translated', (feature, members) => {
    expect(() => translator.translate({ ...simple, ...members }, context)).toThrow(
      expect.objectContaining({ feature }),
    );
  });

  it('says nothing after the end', () => {
    const stream = translator.translate(simple, context).stream();
    stream.push(eventOf({ type: 'response.completed', response: {} }));
    expect(stream.push(eventOf({ type: 'response.completed', response: {} }))).toEqual([]);
    expect(stream.end()).toEqual([]);
  });

  it.each([
    { ok: true },
    { status: 'failed', output: [] },
    { status: 'queued', output: [] },
    { error: {}, output: [] },
  ])('refuses an answer that is none: %j', (answer) => {
    expect(() => translator.translate(simple, context).answer(answer)).toThrow(GatewayError);
  });

  it('gives a translation of any request, or says what cannot be translated', () => {
    const requests = cases.names.map((name) => cases.object(name, 'request.in'));
    const request = fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), mutations(requests));
    const traits = fc.record({
      ...{ sampling: fc.boolean(), prefill: fc.boolean(), structuredOutput: fc.boolean(), midSystem: fc.boolean() },
      thinking: fc.constantFrom('none', 'adaptive', 'budget', 'level'),
      efforts: fc.subarray(['none', 'minimal', 'low', 'high', 'max']),
      maxOutputTokens: fc.constantFrom(undefined, 100, 64_000),
    });
    fc.assert(
      fc.property(request, traits, (each, modelTraits) => {
        try {
          const { body } = translator.translate(each, { ...context, traits: modelTraits });
          const items = objectsOf(body.input);
          const ids = (type: string): unknown[] =>
            items.filter((item) => item.type === type).map((item) => item.call_id);
          expect(new Set(ids('function_call_output'))).toEqual(new Set(ids('function_call')));
          for (const { name } of objectsOf(body.tools)) expect(name ?? 'web').toMatch(/^[a-zA-Z0-9_-]{1,64}$/);
        } catch (error) {
          expect(error).toBeInstanceOf(UntranslatableError);
        }
      }),
      { numRuns: 1_500 },
    );
  });

  it('takes any answer and any event', () => {
    const answers = cases.with('answer').map((name) => cases.object(name, 'answer.in'));
    const events = cases.with('stream').flatMap((name) => cases.list(name, 'stream.in'));
    const anything = fc.dictionary(fc.string(), fc.jsonValue());
    fc.assert(
      fc.property(
        fc.array(fc.oneof(anything, mutations(events))),
        fc.oneof(anything, mutations(answers)),
        (pushed, answer) => {
          const said = translateStream(translator.translate(simple, context).stream(), pushed);
          expect(['message_stop', 'error']).toContain(said.at(-1)?.name);
          expectBlocksInOrder(said);
          try {
            translator.translate(simple, context).answer(answer);
          } catch (error) {
            expect(error).toBeInstanceOf(GatewayError);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('loses and doubles nothing, however items are cut and mixed, and whatever is told at their end only', () => {
    const pieces = fc.array(fc.string({ unit: fc.constantFrom('a', '"', '{', 'ü'), minLength: 1 }), { maxLength: 4 });
    const item = fc.record({
      type: fc.constantFrom('message', 'reasoning', 'function_call'),
      pieces,
      /** So many of its pieces are told before its end. */
      told: fc.nat({ max: 4 }),
      isEndTold: fc.boolean(),
    });
    const stream = fc.tuple(fc.array(item, { maxLength: 6 }), fc.array(fc.nat({ max: 5 })));
    fc.assert(
      fc.property(stream, ([items, order]) => {
        const events = translateStream(translator.translate(simple, context).stream(), mixed(items, order));
        expectBlocksInOrder(events);
        const texts = events.map(({ data }) => {
          const delta = asObject(data.delta) ?? {};
          const text = asText(delta.text) ?? asText(delta.thinking) ?? asText(delta.partial_json) ?? '';
          return { index: data.index, text };
        });
        const blocks = objectsOf(events.map(({ data }) => data.content_block));
        const said = blocks.map(({ type }, index) => {
          const parts = texts.filter((each) => each.index === index).map(({ text }) => text);
          return [type, parts.join('')];
        });
        // A message without text is no block; the reasoning is encrypted and always one.
        const expected = items
          .filter((each) => each.type !== 'message' || each.pieces.length > 0)
          .map((each) => [blockTypes[each.type], each.pieces.join('')]);
        expect(said).toEqual(expected.length === 0 ? [['text', '']] : expected);
        const usage = events.find(({ name }) => name === 'message_delta')?.data.usage;
        expect(usage).toMatchObject({ input_tokens: 3, output_tokens: 9 });
      }),
      { numRuns: 500 },
    );
  });
});

const blockTypes: Readonly<Record<string, string>> = {
  message: 'text',
  reasoning: 'thinking',
  function_call: 'tool_use',
};
const deltaNames: Readonly<Record<string, string>> = {
  message: 'response.output_text.delta',
  reasoning: 'response.reasoning_summary_text.delta',
  function_call: 'response.function_call_arguments.delta',
};

interface Item {
  readonly type: string;
  readonly pieces: readonly string[];
  readonly told: number;
  readonly isEndTold: boolean;
}

function wholeItem({ type, pieces }: Item, index: number): JsonObject {
  const text = pieces.join('');
  if (type === 'message') return { type, id: `msg_${index}`, content: [{ type: 'output_text', text }] };
  if (type === 'reasoning')
    return { type, id: `rs_${index}`, summary: [{ type: 'summary_text', text }], encrypted_content: 'gAAA' };
  return { type, id: `fc_${index}`, call_id: `call_${index}`, name: 'f', arguments: text };
}

/** Events of these items, whose deltas come in this order as far as it goes. */
function mixed(items: readonly Item[], order: readonly number[]): JsonObject[] {
  const left = items.map(({ pieces, told }) => pieces.slice(0, told));
  const deltas: JsonObject[] = [];
  const take = (index: number): void => {
    const delta = left[index]?.shift();
    const type = deltaNames[items[index]?.type ?? ''];
    if (delta !== undefined) deltas.push({ type, output_index: index, summary_index: 0, content_index: 0, delta });
  };
  order.forEach(take);
  left.forEach(({ length }, index) => Array.from({ length }).forEach(() => take(index)));
  const whole = items.map(wholeItem);
  const beginning = { summary: [], content: [], arguments: '' };
  return [
    ...whole.map((item, index) => ({
      ...{ type: 'response.output_item.added', output_index: index, item: { ...item, ...beginning } },
    })),
    ...deltas,
    ...whole.flatMap((item, index) =>
      items[index]?.isEndTold ? [{ type: 'response.output_item.done', output_index: index, item }] : [],
    ),
    { type: 'response.completed', response: { output: whole, usage: { input_tokens: 3, output_tokens: 9 } } },
  ];
}

/** Blocks are numbered from 0, and each ends before the next one begins (protocols.md 1.4). */
function expectBlocksInOrder(events: readonly ProtocolEvent[]): void {
  let open: unknown;
  let next = 0;
  for (const { name, data } of events) {
    if (name === 'content_block_start') {
      expect(open).toBeUndefined();
      expect(data.index).toBe(next);
      open = next;
      next += 1;
    } else if (name === 'content_block_delta') expect(data.index).toBe(open);
    else if (name === 'content_block_stop') {
      expect(data.index).toBe(open);
      open = undefined;
    } else if (name === 'message_delta') expect(open).toBeUndefined();
  }
}
