import fc from 'fast-check';
import { join } from 'node:path';
import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';
import { GatewayError } from '@app/common';
import { type JsonObject, asObject, objectsOf } from '../../json/json-object';
import { GoldenCases, context, eventOf, requestOutcome, translateStream } from '../../openai/conformance/golden-case';
import { mutations } from '../../openai/conformance/mutations';
import { openaiResponsesKit } from '../../openai-responses/openai-responses.kit';
import type { ProtocolEvent } from '../../translation/translator';
import { UntranslatableError } from '../../translation/untranslatable-error';
import { openaiResponsesToAnthropicMessages as translator } from './openai-responses-to-anthropic-messages';

const cases = new GoldenCases(join(import.meta.dirname, '__fixtures__'));
const simple = { model: 'm', input: 'Hi', reasoning: { summary: 'auto' } };
const streamOf = (name: string): ProtocolEvent[] =>
  translateStream(cases.translate(translator, name).stream(), cases.list(name, 'stream.in'));

/** What the official client makes of a stream. It holds the events against each other. */
async function readByClient(events: readonly ProtocolEvent[]) {
  const encoder = openaiResponsesKit.createEncoder();
  const text = events.map((event) => encoder.encode(event)).join('');
  const fetch = () => Promise.resolve(new Response(text, { headers: { 'content-type': encoder.contentType } }));
  const client = new OpenAI({ apiKey: 'k', baseURL: 'http://upstream.test/v1', fetch, maxRetries: 0 });
  return client.responses.stream({ model: 'm', input: 'x' }).finalResponse();
}

describe('openaiResponsesToAnthropicMessages', () => {
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

  it.each(cases.with('stream'))('tells the official client in pieces what it tells it at the end: %s', async (name) => {
    const events = streamOf(name);
    const last = asObject(events.at(-1)?.data.response);
    const read = await readByClient(events);
    expect(read).toMatchObject({ id: last?.id, status: last?.status, error: last?.error, usage: last?.usage });
    expect(read.output).toMatchObject(objectsOf(last?.output));
  });

  it('tells the client that failed answers have failed', () => {
    for (const name of ['error-in-mid-stream', 'error-at-the-start', 'broken-off', 'compaction-without-summary']) {
      const meter = openaiResponsesKit.createMeter();
      streamOf(name).forEach(({ name: event = '', data }) => {
        meter.take({ event, data: Buffer.from(JSON.stringify(data)) });
      });
      expect(meter).toMatchObject({ hasStopped: true, hasFailed: true });
    }
  });

  it.each<[string, JsonObject]>([
    ['previous_response_id', { previous_response_id: 'resp_1' }],
    ['conversation', { conversation: { id: 'conv_1' } }],
    ['prompt', { prompt: { id: 'pmpt_1' } }],
    ['background', { background: true }],
    ['input', { input: null }],
    ['input.0', { input: [5] }],
    ['input.0', { input: [{ type: 'item_reference', id: 'msg_1' }] }],
    ['input.0.encrypted_content', { input: [{ type: 'compaction', encrypted_content: 'gAAA' }] }],
    ['input.0.call_id', { input: [{ type: 'function_call', name: 'f', arguments: '{}' }] }],
    ['input.0.role', { input: [{ role: 'oracle', content: 'x' }] }],
    ['input.0.content', { input: [{ role: 'user' }] }],
    ['input.0.content.0', { input: [{ role: 'user', content: [{ type: 'input_audio' }] }] }],
    [
      'input.0.content.0',
      { input: [{ role: 'developer', content: [{ type: 'input_image', image_url: 'https://x' }] }] },
    ],
    ['input.0.content.0.file_id', { input: [{ role: 'user', content: [{ type: 'input_file', file_id: 'f' }] }] }],
    [
      'input.0.content.0.image_url',
      { input: [{ role: 'user', content: [{ type: 'input_image', image_url: 'ftp://x' }] }] },
    ],
    ['tools.0', { tools: [{ type: 'file_search', vector_store_ids: ['vs_1'] }] }],
    ['tools.0.name', { tools: [{ type: 'function' }] }],
    [
      'tools.0.tools.0.parameters',
      { tools: [{ type: 'namespace', name: 'n', tools: [{ type: 'function', name: 'f', parameters: [] }] }] },
    ],
    ['tool_choice', { tools: [{ type: 'shell' }], tool_choice: { type: 'function', name: 'f' } }],
    ['text.format.schema', { text: { format: { type: 'json_schema' } } }],
    ['max_output_tokens', { max_output_tokens: 0 }],
  ])('names %s, which cannot be translated', (feature, members) => {
    expect(() => translator.translate({ ...simple, ...members }, context)).toThrow(
      expect.objectContaining({ feature }),
    );
  });

  it('tells Codex to send the whole conversation where it refers to a stored one', () => {
    expect(() => translator.translate({ ...simple, previous_response_id: 'resp_1' }, context)).toThrow(
      'previous_response_not_found',
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
          expectGoodOrder(objectsOf(body.messages));
          const budget = asObject(body.thinking)?.budget_tokens;
          if (budget !== undefined) expect(budget).toBeLessThan(Number(body.max_tokens));
          const names = objectsOf(body.tools).map(({ name }) => name);
          expect(new Set(names).size).toBe(names.length);
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
    const request = cases.object('codex', 'request.in');
    fc.assert(
      fc.property(
        fc.array(fc.oneof(anything, mutations(events))),
        fc.oneof(anything, mutations(answers)),
        (pushed, answer) => {
          const said = translateStream(translator.translate(request, context).stream(), pushed);
          expect(said.map(({ data }) => data.sequence_number)).toEqual(said.map((_, index) => index));
          const last = said.at(-1)?.data;
          expect(['response.completed', 'response.incomplete', 'response.failed']).toContain(last?.type);
          try {
            translator.translate(request, context).answer(answer);
          } catch (error) {
            expect(error).toBeInstanceOf(GatewayError);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('loses and doubles nothing, however the blocks of a stream are cut and mixed', async () => {
    const pieces = fc.array(fc.string({ unit: fc.constantFrom('a', '"', '{', 'ü'), minLength: 1 }), { maxLength: 4 });
    const block = fc.record({ type: fc.constantFrom('text', 'thinking', 'tool_use'), pieces });
    const stream = fc.tuple(fc.array(block, { maxLength: 6 }), fc.array(fc.nat({ max: 5 })));
    await fc.assert(
      fc.asyncProperty(stream, async ([blocks, order]) => {
        const events = translateStream(translator.translate(simple, context).stream(), mixed(blocks, order));
        const read = await readByClient(events);
        const told = read.output.map((item) => {
          if (item.type === 'function_call') return item.arguments;
          if (item.type === 'reasoning') return item.summary.map(({ text }) => text).join('');
          return item.type === 'message'
            ? item.content.map((part) => (part.type === 'output_text' ? part.text : '')).join('')
            : '';
        });
        const isTool = ({ type }: Block): boolean => type === 'tool_use';
        expect(told).toEqual(blocks.map((each) => each.pieces.join('') || (isTool(each) ? '{}' : '')));
        const deltas = events.filter(({ data }) => String(data.type).endsWith('.delta')).map(({ data }) => data.delta);
        const said = blocks.map((each) => each.pieces.join('') || (isTool(each) ? '{}' : '')).join('');
        expect(lettersOf(deltas.join(''))).toEqual(lettersOf(said));
        expect(read.usage).toMatchObject({ input_tokens: 3, output_tokens: 9, total_tokens: 12 });
      }),
      { numRuns: 200 },
    );
  });
});

/** Sorted: in a mixed stream the letters are the same, their order is not. */
const lettersOf = (text: string): string[] => text.split(/(?:)/u).sort();

interface Block {
  readonly type: string;
  readonly pieces: readonly string[];
}

/** Events of these blocks, whose deltas come in this order as far as it goes. */
function mixed(blocks: readonly Block[], order: readonly number[]): JsonObject[] {
  const left = blocks.map(({ pieces }) => [...pieces]);
  const deltas: JsonObject[] = [];
  const take = (index: number): void => {
    const piece = left[index]?.shift();
    if (piece !== undefined)
      deltas.push({ type: 'content_block_delta', index, delta: deltaOf(blocks[index]?.type, piece) });
  };
  order.forEach(take);
  left.forEach(({ length }, index) => Array.from({ length }).forEach(() => take(index)));
  return [
    { type: 'message_start', message: { usage: { input_tokens: 3, output_tokens: 1 } } },
    ...blocks.map(({ type }, index) => ({
      type: 'content_block_start',
      index,
      content_block: { type, text: '', thinking: '', signature: '', id: `toolu_${index}`, name: 'f', input: {} },
    })),
    ...deltas,
    ...blocks.map((_, index) => ({ type: 'content_block_stop', index })),
    { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 9 } },
    { type: 'message_stop' },
  ];
}

function deltaOf(type: string | undefined, piece: string): JsonObject {
  if (type === 'text') return { type: 'text_delta', text: piece };
  if (type === 'thinking') return { type: 'thinking_delta', thinking: piece };
  return { type: 'input_json_delta', partial_json: piece };
}

/** The user begins and ends, nothing is empty, and each call has its result in the turn that follows. */
function expectGoodOrder(turns: readonly JsonObject[]): void {
  expect(turns[0]?.role).toBe('user');
  expect(turns.at(-1)?.role).not.toBe('assistant');
  turns.forEach(({ role, content }, index) => {
    expect(objectsOf(content).length).toBeGreaterThan(0);
    const calls = objectsOf(content).filter(({ type }) => type === 'tool_use');
    const next = objectsOf(turns[index + 1]?.content).slice(0, calls.length);
    if (role === 'assistant') expect(next.map(({ tool_use_id: id }) => id)).toEqual(calls.map(({ id }) => id));
  });
}
