import OpenAI from 'openai';
import fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GatewayError } from '@app/common';
import { type JsonObject, asObject, asText, objectsOf } from '../../json/json-object';
import { createChatEncoder } from '../../openai-chat/chat-encoder';
import { GoldenCases, context, eventOf, requestOutcome, translateStream } from '../../openai/conformance/golden-case';
import { mutations } from '../../openai/conformance/mutations';
import type { ProtocolEvent } from '../../translation/translator';
import { UntranslatableError } from '../../translation/untranslatable-error';
import { openaiChatToAnthropicMessages as translator } from './openai-chat-to-anthropic-messages';

const cases = new GoldenCases(join(import.meta.dirname, '__fixtures__'));
const simple = { model: 'm', messages: [{ role: 'user', content: 'Hi' }], include_reasoning: true };
const streamOf = (name: string): ProtocolEvent[] =>
  translateStream(cases.translate(translator, name).stream(), cases.list(name, 'stream.in'));

/** What the official client makes of a stream. */
async function readByClient(events: readonly ProtocolEvent[]) {
  const encoder = createChatEncoder();
  const hasFailed = events.some(({ data }) => data.error !== undefined);
  const text = events.map((event) => encoder.encode(event)).join('') + encoder.end(hasFailed);
  const fetch = () => Promise.resolve(new Response(text, { headers: { 'content-type': encoder.contentType } }));
  const client = new OpenAI({ apiKey: 'k', baseURL: 'http://upstream.test/v1', fetch, maxRetries: 0 });
  const completion = await client.chat.completions.stream({ model: 'm', messages: [] }).finalChatCompletion();
  return completion.choices[0];
}

describe('openaiChatToAnthropicMessages', () => {
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

  it.each(['parallel-tools', 'text', 'structured-output-by-tool', 'tool-without-arguments', 'thinking-turn-1'])(
    'tells the official client in a stream what it tells it in one piece: %s',
    async (name) => {
      const [choice] = objectsOf(cases.object(name, 'answer.out').choices);
      const read = await readByClient(streamOf(name));
      expect(read?.finish_reason).toBe(choice?.finish_reason);
      const message = asObject(choice?.message);
      expect(read?.message.tool_calls ?? []).toMatchObject(objectsOf(message?.tool_calls));
      expect(read?.message.content?.replace(' ü.', '.') ?? '').toBe(message?.content ?? '');
    },
  );

  it.each(['error-in-mid-stream', 'broken-off'])('makes the official client fail: %s', async (name) => {
    await expect(readByClient(streamOf(name))).rejects.toThrow(/Overloaded|before it was complete/);
  });

  it.each<[string, object]>([
    ['messages.0.content.0.input_audio', { content: [{ type: 'input_audio', input_audio: {} }] }],
    ['messages.0.content.0.image_url.url', { content: [{ type: 'image_url', image_url: { url: 'ftp://x' } }] }],
    ['messages.0.content.0.file.file_id', { content: [{ type: 'file', file: { file_id: 'f' } }] }],
    ['messages.0.content.0.type', { content: [{ type: 'video' }] }],
    ['messages.0.role', { role: 'oracle' }],
    ['messages.0.tool_call_id', { role: 'tool' }],
    ['messages.0.function_call', { role: 'assistant', function_call: { name: 'f' } }],
  ])('names what cannot be said in a message: %s', (feature, message) => {
    const request = { ...simple, messages: [{ role: 'user', content: '', ...message }] };
    expect(() => translator.translate(request, context)).toThrow(expect.objectContaining({ feature }));
  });

  it.each<[string, object]>([
    ['n', { n: 2 }],
    ['modalities.1', { modalities: ['text', 'audio'] }],
    ['functions', { functions: [{ name: 'f' }] }],
    ['messages', { messages: [] }],
    ['tools.0.type', { tools: [{ type: 'web_search' }] }],
    [
      'tools.0.function.parameters.type',
      { tools: [{ type: 'function', function: { name: 'f', parameters: { type: 'string' } } }] },
    ],
    ['temperature', { temperature: 'hot' }],
    ['reasoning_effort', { reasoning_effort: 'constructor' }],
    ['response_format.type', { response_format: { type: 'xml' } }],
  ])('names what cannot be said beside the messages: %s', (feature, members) => {
    expect(() => translator.translate({ ...simple, ...members }, context)).toThrow(
      expect.objectContaining({ feature }),
    );
  });

  it('says nothing after the end', () => {
    const stream = translator.translate(simple, context).stream();
    stream.push(eventOf({ type: 'message_stop' }));
    expect(stream.push(eventOf({ type: 'message_stop' }))).toEqual([]);
    expect(stream.end()).toEqual([]);
  });

  it('refuses an answer that is none', () => {
    expect(() => translator.translate(simple, context).answer({ ok: true })).toThrow(GatewayError);
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
          const turns = objectsOf(body.messages);
          expect(turns[0]?.role).toBe('user');
          expect(turns.every(({ content }) => Array.isArray(content) && content.length > 0)).toBe(true);
          const budget = asObject(body.thinking)?.budget_tokens;
          if (budget !== undefined) expect(budget).toBeLessThan(Number(body.max_tokens));
        } catch (error) {
          expect(error).toBeInstanceOf(UntranslatableError);
        }
      }),
      { numRuns: 1_000 },
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
          expect(said.length).toBeGreaterThan(0);
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

  it('loses and doubles nothing, however the blocks of a stream are cut and mixed', () => {
    const pieces = fc.array(fc.string({ unit: fc.constantFrom('a', '"', '{', 'ü'), minLength: 1 }), { maxLength: 4 });
    const block = fc.record({ type: fc.constantFrom('text', 'thinking', 'tool_use'), pieces });
    fc.assert(
      fc.property(fc.array(block, { maxLength: 6 }), fc.array(fc.nat({ max: 5 })), (blocks, order) => {
        const queues = blocks.map(({ type, pieces: texts }, index) => ({ index, type, left: [...texts] }));
        const deltas: JsonObject[] = [];
        const take = (index: number): void => {
          const queue = queues[index];
          const piece = queue?.left.shift();
          if (queue && piece !== undefined) deltas.push(deltaOf(queue.type, index, piece));
        };
        order.forEach(take);
        queues.forEach(({ index, left }) => [...left].forEach(() => take(index)));
        const events = [
          { type: 'message_start', message: { usage: { input_tokens: 3, output_tokens: 1 } } },
          ...blocks.map(({ type }, index) => startOf(type, index)),
          ...deltas,
          ...blocks.map((_, index) => ({ type: 'content_block_stop', index })),
          { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 9 } },
          { type: 'message_stop' },
        ];
        const request = { ...simple, stream: true, stream_options: { include_usage: true } };
        const chunks = translateStream(translator.translate(request, context).stream(), events);
        const said = chunks
          .flatMap(({ data }) => objectsOf(data.choices))
          .map((choice) => asObject(choice.delta) ?? {});
        const inOrder = (type: string): string =>
          deltas
            .filter((delta) => blocks[Number(delta.index)]?.type === type)
            .map(textIn)
            .join('');
        expect(said.map(({ content }) => asText(content) ?? '').join('')).toBe(inOrder('text'));
        expect(said.map(({ reasoning_content: thought }) => asText(thought) ?? '').join('')).toBe(inOrder('thinking'));
        const calls = said.flatMap((delta) => objectsOf(delta.tool_calls));
        const tools = blocks.filter(({ type }) => type === 'tool_use');
        tools.forEach(({ pieces: texts }, index) => {
          const text = calls
            .filter((call) => call.index === index)
            .map((call) => asObject(call.function)?.arguments)
            .join('');
          expect(text).toBe(texts.length === 0 ? '{}' : texts.join(''));
        });
        expect(new Set(calls.map(({ index }) => index)).size).toBe(tools.length);
        expect(chunks.at(-1)?.data.usage).toMatchObject({ prompt_tokens: 3, completion_tokens: 9, total_tokens: 12 });
        expect(chunks.filter(({ data }) => objectsOf(data.choices).some((choice) => choice.finish_reason)).length).toBe(
          1,
        );
      }),
    );
  });
});

const startOf = (type: string, index: number): JsonObject => ({
  type: 'content_block_start',
  index,
  content_block: type === 'tool_use' ? { type, id: `toolu_${index}`, name: 'f', input: {} } : { type },
});

function deltaOf(type: string, index: number, piece: string): JsonObject {
  const delta =
    type === 'text'
      ? { type: 'text_delta', text: piece }
      : type === 'thinking'
        ? { type: 'thinking_delta', thinking: piece }
        : { type: 'input_json_delta', partial_json: piece };
  return { type: 'content_block_delta', index, delta };
}

function textIn({ delta }: JsonObject): string {
  const { text, thinking, partial_json: json } = asObject(delta) ?? {};
  return String(text ?? thinking ?? json);
}
