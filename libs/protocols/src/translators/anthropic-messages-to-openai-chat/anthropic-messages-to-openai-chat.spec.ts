import Anthropic from '@anthropic-ai/sdk';
import fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GatewayError } from '@app/common';
import { type JsonObject, asObject, asText, objectsOf } from '../../json/json-object';
import { GoldenCases, context, eventOf, requestOutcome, translateStream } from '../../openai/conformance/golden-case';
import { mutations } from '../../openai/conformance/mutations';
import { encodeSseFrame } from '../../sse/encode-sse-frame';
import type { ProtocolEvent } from '../../translation/translator';
import { UntranslatableError } from '../../translation/untranslatable-error';
import {
  anthropicMessagesToOpenaiChat as translator,
  createAnthropicMessagesToOpenaiChat,
} from './anthropic-messages-to-openai-chat';

const cases = new GoldenCases(join(import.meta.dirname, '__fixtures__'));
const simple = { model: 'm', max_tokens: 10, messages: [{ role: 'user', content: 'Hi' }] };
const streamOf = (name: string): ProtocolEvent[] =>
  translateStream(cases.translate(translator, name).stream(), cases.list(name, 'stream.in'));

/** What the official client makes of a stream. */
async function readByClient(events: readonly ProtocolEvent[]): Promise<JsonObject> {
  const text = events.map(({ name, data }) => encodeSseFrame(name ?? '', JSON.stringify(data))).join('');
  const fetch = () => Promise.resolve(new Response(text, { headers: { 'content-type': 'text/event-stream' } }));
  const client = new Anthropic({ apiKey: 'k', baseURL: 'http://upstream.test', fetch, maxRetries: 0 });
  const message = await client.messages
    .stream({ model: 'm', max_tokens: 10, messages: [{ role: 'user', content: 'Hi' }] })
    .finalMessage();
  return JSON.parse(JSON.stringify(message)) as JsonObject;
}

describe('anthropicMessagesToOpenaiChat', () => {
  it.each(cases.names)('translates the request of %s', (name) => {
    expect(requestOutcome(cases.translate(translator, name))).toEqual(cases.read(name, 'request.out'));
  });

  it.each(cases.with('answer'))('translates the answer of %s', (name) => {
    expect(cases.translate(translator, name).answer(cases.object(name, 'answer.in'))).toEqual(
      cases.read(name, 'answer.out'),
    );
  });

  it.each(cases.with('stream'))('translates the stream of %s', (name) => {
    const events = streamOf(name);
    expect(events.map(({ data }) => data)).toEqual(cases.read(name, 'stream.out'));
    expect(events.map(({ name: event }) => event)).toEqual(events.map(({ data }) => data.type));
  });

  it.each(['cached-usage', 'content-filter', 'refusal', 'long-tool-name', 'thinking-turn-1'])(
    'tells the official client in a stream what it tells it in one piece: %s',
    async (name) => {
      const { content, stop_reason, usage } = cases.object(name, 'answer.out');
      expect(await readByClient(streamOf(name))).toMatchObject({ content, stop_reason, usage });
    },
  );

  it('is read by the official client where calls came mixed', async () => {
    const { content, stop_reason: reason } = await readByClient(streamOf('parallel-tools'));
    expect(reason).toBe('tool_use');
    expect(objectsOf(content).map(({ type, input, text }) => [type, input ?? text])).toEqual([
      ['tool_use', { city: 'Oslo' }],
      ['tool_use', {}],
      ['text', 'Wait.'],
    ]);
  });

  it.each(['error-in-mid-stream', 'broken-off'])('makes the official client fail: %s', async (name) => {
    await expect(readByClient(streamOf(name))).rejects.toThrow(/Too much|before it was complete/);
  });

  it('names the limit, and who asks, as compatible servers know it', () => {
    const request = { ...simple, metadata: { user_id: 'user_a_account__session_1' } };
    const { body } = createAnthropicMessagesToOpenaiChat({ maxTokensField: 'max_tokens' }).translate(request, context);
    expect(body).toMatchObject({ max_tokens: 10, user: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
    expect(Object.keys(body)).not.toContain('max_completion_tokens');
    expect(Object.keys(body)).not.toContain('prompt_cache_key');
  });

  it.each<[string, object]>([
    ['messages.0.content.0.source.type', { content: [{ type: 'image', source: { type: 'file', file_id: 'f' } }] }],
    ['messages.0.content.0.source.type', { content: [{ type: 'document', source: { type: 'url', url: 'x' } }] }],
    ['messages.0.content.0.type', { content: [{ type: 'container_upload', file_id: 'f' }] }],
    [
      'messages.0.content.0.tool',
      { role: 'system', content: [{ type: 'tool_addition', tool: { name: 'f', input_schema: {} } }] },
    ],
    ['messages.0.role', { role: 'oracle' }],
    ['messages.0.content', { content: 5 }],
  ])('names what cannot be said in a message: %s', (feature, turn) => {
    const request = { ...simple, messages: [{ role: 'user', ...turn }] };
    expect(() => translator.translate(request, context)).toThrow(expect.objectContaining({ feature }));
  });

  it.each<[string, object]>([
    ['max_tokens', { max_tokens: 0 }],
    ['messages', { messages: [] }],
    ['mcp_servers', { mcp_servers: [{ type: 'url' }] }],
    ['container', { container: 'c' }],
    ['tools.0.type', { tools: [{ type: 'computer_20250124', name: 'computer' }] }],
    ['tools.0.input_schema', { tools: [{ name: 'f' }] }],
    ['system.0.type', { system: [{ type: 'image' }] }],
    ['output_config.format.type', { output_config: { format: { type: 'xml' } } }],
  ])('names what cannot be said beside the messages: %s', (feature, members) => {
    expect(() => translator.translate({ ...simple, ...members }, context)).toThrow(
      expect.objectContaining({ feature }),
    );
  });

  it.each([
    [{ thinking: { type: 'disabled' } }, ['none', 'low'], 'none'],
    [{ thinking: { type: 'disabled' } }, ['low', 'high'], 'low'],
    [{ thinking: { type: 'enabled', budget_tokens: 2_000 } }, ['low', 'medium', 'high'], 'low'],
    [{ thinking: { type: 'enabled', budget_tokens: 16_000 } }, ['none', 'low', 'medium', 'high'], 'high'],
    [{ output_config: { effort: 'max' } }, ['low', 'high', 'xhigh'], 'xhigh'],
    [{ thinking: { type: 'adaptive' } }, ['low', 'high'], undefined],
    [{ output_config: { effort: 'low' } }, ['none', 'high'], 'high'],
  ])('asks for the effort of %j among %j as %s', (members, efforts, effort) => {
    const { body } = translator.translate(
      { ...simple, ...members },
      { ...context, traits: { ...context.traits, efforts } },
    );
    expect(body.reasoning_effort).toBe(effort);
  });

  it('says nothing after the end', () => {
    const stream = translator.translate(simple, context).stream();
    const usage = { prompt_tokens: 1, completion_tokens: 1 };
    stream.push(eventOf({ choices: [{ delta: { content: 'a' }, finish_reason: 'stop' }] }));
    expect(stream.push(eventOf({ choices: [], usage })).at(-1)?.name).toBe('message_stop');
    expect(stream.push(eventOf({ choices: [{ delta: { content: 'b' } }] }))).toEqual([]);
    expect(stream.end()).toEqual([]);
  });

  it('refuses an answer that is none', () => {
    expect(() => translator.translate(simple, context).answer({ choices: [] })).toThrow(GatewayError);
  });

  it('gives a translation of any request, or says what cannot be translated', () => {
    const requests = cases.names.map((name) => cases.object(name, 'request.in'));
    const request = fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), mutations(requests));
    fc.assert(
      fc.property(request, fc.boolean(), (each, isAble) => {
        const traits = { ...context.traits, sampling: isAble, structuredOutput: isAble, midSystem: isAble };
        try {
          const messages = objectsOf(translator.translate(each, { ...context, traits }).body.messages);
          for (const [index, { role, tool_calls: calls }] of messages.entries()) {
            const ids = objectsOf(calls).map(({ id }) => id);
            const results = messages.slice(index + 1, index + 1 + new Set(ids).size);
            expect(results.map(({ tool_call_id: id }) => id)).toEqual([...new Set(ids)]);
            if (role === 'tool') expect(['tool', 'assistant']).toContain(messages[index - 1]?.role);
          }
        } catch (error) {
          expect(error).toBeInstanceOf(UntranslatableError);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('takes any answer and any event, and always speaks in whole blocks', () => {
    const answers = cases.with('answer').map((name) => cases.object(name, 'answer.in'));
    const events = cases.with('stream').flatMap((name) => cases.list(name, 'stream.in'));
    const anything = fc.dictionary(fc.string(), fc.jsonValue());
    fc.assert(
      fc.property(
        fc.array(fc.oneof(anything, mutations(events))),
        fc.oneof(anything, mutations(answers)),
        (pushed, answer) => {
          readBlocks(translateStream(translator.translate(simple, context).stream(), pushed));
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

  it('loses and doubles nothing, however the deltas of a stream are cut and mixed', () => {
    const piece = fc.string({ unit: fc.constantFrom('a', '"', '{', 'ü'), minLength: 1, maxLength: 3 });
    const kind = fc.constantFrom('content', 'reasoning_content', 0, 1, 2);
    fc.assert(
      fc.property(fc.array(fc.tuple(kind, piece)), fc.boolean(), (deltas, hasUsage) => {
        const begun = new Set<unknown>();
        const chunks = deltas.map(([where, text]) => {
          if (typeof where === 'string')
            return { choices: [{ index: 0, delta: { [where]: text }, finish_reason: null }] };
          const head = begun.has(where) ? {} : { id: `call_${where}`, type: 'function' };
          const name = begun.has(where) ? {} : { name: `tool_${where}` };
          begun.add(where);
          const call = { index: where, ...head, function: { ...name, arguments: text } };
          return { choices: [{ index: 0, delta: { tool_calls: [call] }, finish_reason: null }] };
        });
        const last = [
          { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] },
          ...(hasUsage ? [{ choices: [], usage: { prompt_tokens: 7, completion_tokens: 9 } }] : []),
        ];
        const events = translateStream(translator.translate(simple, context).stream(), [...chunks, ...last]);
        const blocks = readBlocks(events);
        const joined = (where: unknown): string =>
          deltas
            .filter(([each]) => each === where)
            .map(([, text]) => text)
            .join('');
        const textOf = (type: string): string =>
          blocks
            .filter((block) => block.type === type)
            .map(({ text }) => text)
            .join('');
        expect(textOf('text')).toBe(joined('content'));
        expect(textOf('thinking')).toBe(joined('reasoning_content'));
        const tools = blocks.filter(({ type }) => type === 'tool_use').map(({ id, name, text }) => [id, name, text]);
        expect(tools).toEqual(
          [...begun].map((index) => [`call_${String(index)}`, `tool_${String(index)}`, joined(index)]),
        );
        const end = events.find(({ name }) => name === 'message_delta')?.data;
        expect(end?.usage).toMatchObject({ output_tokens: hasUsage ? 9 : 0 });
        expect(end?.delta).toMatchObject({ stop_reason: begun.size > 0 ? 'tool_use' : 'end_turn' });
      }),
    );
  });
});

interface ReadBlock {
  readonly type: unknown;
  readonly id: unknown;
  readonly name: unknown;
  text: string;
}

/** The blocks of a stream that keeps to the grammar (protocols.md 1.4): dense indices, one block at a time, one end. */
function readBlocks(events: readonly ProtocolEvent[]): ReadBlock[] {
  const blocks: ReadBlock[] = [];
  let open: ReadBlock | undefined;
  for (const [place, { data }] of events.entries()) {
    const isAnswer = data.type !== 'error';
    if (place === 0 && isAnswer) expect(data.type).toBe('message_start');
    if (data.type === 'content_block_start') {
      expect(open).toBeUndefined();
      expect(data.index).toBe(blocks.length);
      const { type, id, name } = asObject(data.content_block) ?? {};
      open = { type, id, name, text: '' };
      blocks.push(open);
    } else if (data.type === 'content_block_delta') {
      expect(data.index).toBe(blocks.length - 1);
      const { text, thinking, partial_json: json } = asObject(data.delta) ?? {};
      if (open) open.text += asText(text) ?? asText(thinking) ?? asText(json) ?? '';
    } else if (data.type === 'content_block_stop') {
      expect(open).toBeDefined();
      open = undefined;
    }
  }
  expect(['message_stop', 'error']).toContain(events.at(-1)?.data.type);
  expect(events.filter(({ data }) => data.type === 'message_stop' || data.type === 'error')).toHaveLength(1);
  return blocks;
}
