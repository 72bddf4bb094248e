import Anthropic from '@anthropic-ai/sdk';
import fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GatewayError } from '@app/common';
import { type JsonObject, asObject, asText, objectsOf } from '../../json/json-object';
import { GoldenCases, context, requestOutcome, translateStream } from '../../openai/conformance/golden-case';
import { mutations } from '../../openai/conformance/mutations';
import { encodeSseFrame } from '../../sse/encode-sse-frame';
import type { ProtocolEvent } from '../../translation/translator';
import { UntranslatableError } from '../../translation/untranslatable-error';
import { anthropicMessagesToGeminiGenerateContent as translator } from './anthropic-messages-to-gemini-generate-content';

const cases = new GoldenCases(join(import.meta.dirname, '__fixtures__'));
const simple = { model: 'm', max_tokens: 10, messages: [{ role: 'user', content: 'Hi' }] };
const thinking = { ...simple, thinking: { type: 'adaptive' } };
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

describe('anthropicMessagesToGeminiGenerateContent', () => {
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

  it.each(cases.with('answer').filter((name) => cases.with('stream').includes(name)))(
    'tells the official client in a stream what it tells it in one piece: %s',
    async (name) => {
      const { content, stop_reason, usage } = cases.object(name, 'answer.out');
      expect(await readByClient(streamOf(name))).toMatchObject({ content, stop_reason, usage });
    },
  );

  it.each(['error-in-mid-stream', 'broken-off', 'malformed-call'])(
    'makes the official client fail: %s',
    async (name) => {
      await expect(readByClient(streamOf(name))).rejects.toThrow(/Too much|before it was complete|gave no answer/);
    },
  );

  it('sends back what was signed as it was signed, part by part, through a whole loop of calls', () => {
    const call = (id: string, signature?: string): JsonObject => ({
      functionCall: { id, name: 'f', args: { of: id } },
      ...(signature === undefined ? {} : { thoughtSignature: signature }),
    });
    const parts = [
      { text: 'Hm', thought: true },
      { text: 'So.', thoughtSignature: 'a' },
      call('1', 'b'),
      call('2'),
      call('3', 'c'),
    ];
    const answer = { candidates: [{ content: { parts }, finishReason: 'STOP' }] };
    const { content } = translator.translate(thinking, context).answer(answer);
    const messages = [...simple.messages, { role: 'assistant', content }];
    const contents = objectsOf(translator.translate({ ...thinking, messages }, context).body.contents);
    expect(contents[1]).toEqual({ role: 'model', parts: parts.slice(1) });
  });

  it('stands in for the signature of another account with models that ask for one', () => {
    const content = [
      { type: 'thinking', thinking: 'x', signature: 'of-another' },
      { type: 'tool_use', id: '1', name: 'f', input: {} },
      { type: 'tool_use', id: '2', name: 'f', input: {} },
    ];
    const request = { ...thinking, messages: [...simple.messages, { role: 'assistant', content }] };
    const signaturesFor = (how: 'level' | 'budget'): unknown[] => {
      const { body } = translator.translate(request, { ...context, traits: { ...context.traits, thinking: how } });
      return objectsOf(objectsOf(body.contents)[1]?.parts).map((part) => part.thoughtSignature);
    };
    expect(signaturesFor('level')).toEqual(['skip_thought_signature_validator', undefined]);
    expect(signaturesFor('budget')).toEqual([undefined, undefined]);
  });

  it.each<[JsonObject, 'budget' | 'level' | 'none', string, JsonObject | undefined]>([
    [{ thinking: { type: 'disabled' } }, 'budget', 'gemini-2.5-flash', { thinkingBudget: 0 }],
    [{ thinking: { type: 'disabled' } }, 'budget', 'gemini-2.5-pro', { thinkingBudget: 128 }],
    [{ thinking: { type: 'disabled' } }, 'level', 'gemini-3', { thinkingLevel: 'MINIMAL' }],
    [{ thinking: { type: 'adaptive', display: 'omitted' } }, 'budget', 'gemini-2.5-flash', { thinkingBudget: -1 }],
    [{ thinking: { type: 'adaptive', display: 'omitted' } }, 'level', 'gemini-3', undefined],
    [{ thinking: { type: 'adaptive' } }, 'level', 'gemini-3', { includeThoughts: true }],
    [
      { thinking: { type: 'enabled', budget_tokens: 90_000 } },
      'budget',
      'gemini-2.5-flash',
      { thinkingBudget: 24_576, includeThoughts: true },
    ],
    [
      { thinking: { type: 'enabled', budget_tokens: 5_000 } },
      'level',
      'gemini-3',
      { thinkingLevel: 'MEDIUM', includeThoughts: true },
    ],
    [{ output_config: { effort: 'max' } }, 'level', 'gemini-3', { thinkingLevel: 'HIGH' }],
    [{ output_config: { effort: 'low' } }, 'budget', 'gemini-2.5-flash-lite', { thinkingBudget: 1_024 }],
    [{ thinking: { type: 'adaptive' } }, 'none', 'gemini-2.0-flash', undefined],
    [{}, 'level', 'gemini-3', undefined],
  ])('asks for the thinking of %j by %s', (members, how, upstream, expected) => {
    const efforts = ['minimal', 'low', 'medium', 'high'];
    const { body } = translator.translate(
      { ...simple, ...members },
      { ...context, model: { asked: 'a', upstream }, traits: { ...context.traits, thinking: how, efforts } },
    );
    expect(asObject(body.generationConfig)?.thinkingConfig).toEqual(expected);
  });

  it.each<[string, object]>([
    ['messages.0.content.0.source.type', { content: [{ type: 'image', source: { type: 'file', file_id: 'f' } }] }],
    ['messages.0.content.0.source.type', { content: [{ type: 'document', source: { type: 'file', file_id: 'f' } }] }],
    ['messages.0.content.0.type', { content: [{ type: 'container_upload', file_id: 'f' }] }],
    ['messages.0.content.0.type', { role: 'assistant', content: [{ type: 'image', source: {} }] }],
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
    ['tools.0.type', { tools: [{ type: 'computer_20250124', name: 'computer' }] }],
    ['tools.0.input_schema', { tools: [{ name: 'f' }] }],
    ['tool_choice.type', { tools: [{ name: 'f', input_schema: {} }], tool_choice: { type: 'some' } }],
    ['system.0.type', { system: [{ type: 'image' }] }],
    ['output_config.format.type', { output_config: { format: { type: 'xml' } } }],
  ])('names what cannot be said beside the messages: %s', (feature, members) => {
    expect(() => translator.translate({ ...simple, ...members }, context)).toThrow(
      expect.objectContaining({ feature }),
    );
  });

  it('refuses an answer that is none, and one that was broken off', () => {
    for (const answer of [{}, { candidates: [] }, { candidates: [{ content: { parts: [{ text: 'a' }] } }] }])
      expect(() => translator.translate(simple, context).answer(answer)).toThrow(GatewayError);
  });

  it('gives a translation of any request that Gemini can read, or says what cannot be translated', () => {
    const requests = cases.names.map((name) => cases.object(name, 'request.in'));
    const request = fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), mutations(requests));
    const how = fc.constantFrom('none', 'budget', 'level', 'adaptive');
    fc.assert(
      fc.property(request, fc.boolean(), how, (each, isAble, thinks) => {
        const traits = { ...context.traits, sampling: isAble, structuredOutput: isAble, thinking: thinks };
        try {
          checkContents(objectsOf(translator.translate(each, { ...context, traits }).body.contents));
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
          readBlocks(translateStream(translator.translate(thinking, context).stream(), pushed));
          try {
            translator.translate(thinking, context).answer(answer);
          } catch (error) {
            expect(error).toBeInstanceOf(GatewayError);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('loses and doubles nothing, however the parts of an answer are dealt out to events', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', '\n', 'ü'), minLength: 1, maxLength: 3 });
    const part = fc.oneof(
      text.map((each) => ({ text: each })),
      text.map((each) => ({ text: each, thought: true })),
      text.map((each) => ({ functionCall: { name: 'f', args: { each } } })),
      text.map((each) => ({ functionCall: { name: 'g', args: { each } }, thoughtSignature: 'c2ln' })),
    );
    fc.assert(
      fc.property(fc.array(fc.array(part, { maxLength: 3 }), { minLength: 1 }), (groups) => {
        const usageMetadata = { promptTokenCount: 9, cachedContentTokenCount: 4, candidatesTokenCount: 7 };
        const chunks = groups.map((parts) => ({ candidates: [{ content: { parts } }], usageMetadata }));
        const last = { candidates: [{ finishReason: 'STOP' }], usageMetadata };
        const events = translateStream(translator.translate(thinking, context).stream(), [...chunks, last]);
        const blocks = readBlocks(events);
        const parts: JsonObject[] = groups.flat();
        const textOf = (type: string): string =>
          blocks.map((block) => (block.type === type ? block.text : '')).join('');
        const said = (isThought: boolean): string =>
          parts.map((each) => ((each.thought === true) === isThought ? (asText(each.text) ?? '') : '')).join('');
        expect(textOf('text')).toBe(said(false));
        expect(textOf('thinking')).toBe(said(true));
        const calls = blocks
          .filter(({ type }) => type === 'tool_use')
          .map(({ text: json }) => JSON.parse(json) as unknown);
        expect(calls).toEqual(parts.flatMap(({ functionCall: call }) => (call ? [asObject(call)?.args] : [])));
        const end = events.find(({ name }) => name === 'message_delta')?.data;
        expect(end?.usage).toMatchObject({ input_tokens: 5, cache_read_input_tokens: 4, output_tokens: 7 });
      }),
    );
  });
});

/** The user begins, roles take turns, and results are as many as the calls before them, in their order (protocols.md 9.4). */
function checkContents(contents: readonly JsonObject[]): void {
  let calls: unknown[] = [];
  for (const [index, { role, parts }] of contents.entries()) {
    expect(role).toBe(index % 2 === 0 ? 'user' : 'model');
    expect(objectsOf(parts).length).toBeGreaterThan(0);
    const idsIn = (name: string): unknown[] =>
      objectsOf(parts).flatMap((part) => (part[name] === undefined ? [] : [asObject(part[name])?.id]));
    if (role === 'user') expect(idsIn('functionResponse')).toEqual(calls);
    calls = idsIn('functionCall');
  }
  expect(calls).toEqual([]);
}

interface ReadBlock {
  readonly type: unknown;
  text: string;
}

/** The blocks of a stream that keeps to the grammar (protocols.md 1.4): dense indices, one block at a time, one end. */
function readBlocks(events: readonly ProtocolEvent[]): ReadBlock[] {
  const blocks: ReadBlock[] = [];
  let open: ReadBlock | undefined;
  for (const [place, { data }] of events.entries()) {
    if (place === 0 && data.type !== 'error') expect(data.type).toBe('message_start');
    if (data.type === 'content_block_start') {
      expect(open).toBeUndefined();
      expect(data.index).toBe(blocks.length);
      open = { type: asObject(data.content_block)?.type, text: '' };
      blocks.push(open);
    } else if (data.type === 'content_block_delta') {
      expect(data.index).toBe(blocks.length - 1);
      const { text, thinking: thought, partial_json: json } = asObject(data.delta) ?? {};
      if (open) open.text += asText(text) ?? asText(thought) ?? asText(json) ?? '';
    } else if (data.type === 'content_block_stop') {
      expect(open).toBeDefined();
      open = undefined;
    }
  }
  expect(['message_stop', 'error']).toContain(events.at(-1)?.data.type);
  expect(events.filter(({ data }) => data.type === 'message_stop' || data.type === 'error')).toHaveLength(1);
  return blocks;
}
