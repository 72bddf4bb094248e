import { GoogleGenAI } from '@google/genai';
import fc from 'fast-check';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { GatewayError } from '@app/common';
import { geminiKit } from '../../gemini/gemini.kit';
import { type JsonObject, asObject, asText, objectsOf } from '../../json/json-object';
import { GoldenCases, context, eventOf, requestOutcome, translateStream } from '../../openai/conformance/golden-case';
import { mutations } from '../../openai/conformance/mutations';
import type { ProtocolEvent } from '../../translation/translator';
import { UntranslatableError } from '../../translation/untranslatable-error';
import { geminiGenerateContentToAnthropicMessages as translator } from './gemini-generate-content-to-anthropic-messages';

const cases = new GoldenCases(join(import.meta.dirname, '__fixtures__'));
const question = { role: 'user', parts: [{ text: 'Hi' }] };
const simple = { contents: [question] };
const thinking = { ...simple, generationConfig: { thinkingConfig: { includeThoughts: true } } };
const streamOf = (name: string): ProtocolEvent[] =>
  translateStream(cases.translate(translator, name).stream(), cases.list(name, 'stream.in'));
const inBoth = cases.with('answer').filter((name) => cases.with('stream').includes(name));

/** The chunks that the official client makes of a stream. */
async function readByClient(events: readonly ProtocolEvent[]): Promise<JsonObject[]> {
  const encoder = geminiKit.createEncoder();
  const text = events.map((event) => encoder.encode(event)).join('') + encoder.end(false);
  vi.stubGlobal('fetch', () =>
    Promise.resolve(new Response(text, { headers: { 'content-type': encoder.contentType } })),
  );
  const client = new GoogleGenAI({ apiKey: 'k', httpOptions: { baseUrl: 'http://upstream.test' } });
  const chunks: JsonObject[] = [];
  for await (const chunk of await client.models.generateContentStream({ model: 'm', contents: 'Hi' }))
    chunks.push(JSON.parse(JSON.stringify(chunk)) as JsonObject);
  return chunks;
}

afterEach(() => vi.unstubAllGlobals());

interface Said {
  text: string;
  thoughts: string;
  readonly signatures: unknown[];
  readonly calls: unknown[];
  readonly finishReasons: unknown[];
  usage: unknown;
}

/** What chunks, or one answer, come to. */
function saidIn(chunks: readonly JsonObject[]): Said {
  const said: Said = { text: '', thoughts: '', signatures: [], calls: [], finishReasons: [], usage: undefined };
  for (const { candidates, usageMetadata } of chunks) {
    said.usage = usageMetadata ?? said.usage;
    for (const { content, finishReason } of objectsOf(candidates)) {
      if (finishReason !== undefined) said.finishReasons.push(finishReason);
      for (const part of objectsOf(asObject(content)?.parts)) {
        said[part.thought === true ? 'thoughts' : 'text'] += asText(part.text) ?? '';
        if (part.thoughtSignature !== undefined) said.signatures.push(part.thoughtSignature);
        if (part.functionCall !== undefined) said.calls.push(part.functionCall);
      }
    }
  }
  return said;
}

describe('geminiGenerateContentToAnthropicMessages', () => {
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

  it.each(inBoth)('tells the official client in a stream what it tells it in one piece: %s', async (name) => {
    expect(saidIn(await readByClient(streamOf(name)))).toEqual(saidIn([cases.object(name, 'answer.out')]));
  });

  it.each(['error-in-mid-stream', 'broken-off'])('makes the official client fail: %s', async (name) => {
    await expect(readByClient(streamOf(name))).rejects.toThrow(/Too much|before it was complete/);
  });

  it('asks for a stream where the client does, which no member of its body says', () => {
    expect(translator.translate(simple, { ...context, isStreaming: true }).body.stream).toBe(true);
    expect(translator.translate(simple, context).body.stream).toBeUndefined();
  });

  it('gets thoughts back from a client that forgets thoughts and joins texts, as Gemini CLI does', () => {
    const content = [
      { type: 'thinking', thinking: 'One', signature: 'sig-1' },
      { type: 'text', text: 'I look.' },
      { type: 'thinking', thinking: 'Two', signature: 'sig-2' },
      { type: 'redacted_thinking', data: 'red' },
      { type: 'tool_use', id: 'toolu_1', name: 'f', input: { a: 1 } },
      { type: 'tool_use', id: 'toolu_2', name: 'f', input: {} },
    ];
    const events = content.flatMap((block, index) => [
      { type: 'content_block_start', index, content_block: block },
      { type: 'content_block_stop', index },
    ]);
    const translated = translateStream(translator.translate(thinking, context).stream(), [
      ...events,
      { type: 'message_stop' },
    ]);
    const parts = translated
      .flatMap(({ data }) => objectsOf(data.candidates))
      .flatMap((candidate) => objectsOf(asObject(candidate.content)?.parts))
      .filter((part) => part.thought !== true && part.text !== '');
    const results = ['toolu_1', 'toolu_2'].map((id) => ({ functionResponse: { id, name: 'f', response: {} } }));
    const contents = [question, { role: 'model', parts }, { role: 'user', parts: results }];
    const { body } = translator.translate({ ...thinking, contents }, context);
    expect(objectsOf(body.messages)[1]).toEqual({ role: 'assistant', content });
  });

  it('restores the names of functions in answers', () => {
    const name = 'a.server:with.dots';
    const declared = { ...simple, tools: [{ functionDeclarations: [{ name }] }] };
    const translation = translator.translate(declared, context);
    const known = objectsOf(translation.body.tools)[0]?.name;
    expect(known).toMatch(/^[\w-]{1,128}$/);
    const answer = translation.answer({ content: [{ type: 'tool_use', id: 't', name: known, input: {} }] });
    expect(saidIn([answer]).calls).toEqual([{ id: 't', name, args: {} }]);
  });

  it.each<[string, object]>([
    ['contents.0.parts.0.inlineData.mimeType', { inlineData: { mimeType: 'audio/wav', data: '' } }],
    ['contents.0.parts.0.fileData.fileUri', { fileData: { fileUri: 'gs://bucket/a.png', mimeType: 'image/png' } }],
    [
      'contents.0.parts.0.fileData.fileUri',
      { fileData: { fileUri: 'https://generativelanguage.googleapis.com/v1beta/files/x' } },
    ],
    ['contents.0.parts.0', { somethingNew: {} }],
    ['contents.0.parts.0.text', { text: 5 }],
    ['contents.0.parts.0.functionCall.name', { functionCall: {} }],
    ['contents.0.parts.0.functionResponse.response', { functionResponse: { name: 'f', response: 'x' } }],
  ])('names the part that cannot be said: %s', (feature, part) => {
    const request = { contents: [{ role: 'user', parts: [part] }] };
    expect(() => translator.translate(request, context)).toThrow(expect.objectContaining({ feature }));
  });

  it.each<[string, object]>([
    ['contents', { contents: [] }],
    ['contents', { contents: 'Hi' }],
    ['contents.0.role', { contents: [{ role: 'system', parts: [] }] }],
    ['cachedContent', { cachedContent: 'cachedContents/x' }],
    ['generationConfig.candidateCount', { generationConfig: { candidateCount: 2 } }],
    ['generationConfig.responseModalities.0', { generationConfig: { responseModalities: ['IMAGE'] } }],
    ['generationConfig.responseMimeType', { generationConfig: { response_mime_type: 'application/xml' } }],
    ['generationConfig.maxOutputTokens', { generationConfig: { maxOutputTokens: 'many' } }],
    ['generationConfig.thinkingConfig.thinkingLevel', { generationConfig: { thinkingConfig: { thinkingLevel: 'X' } } }],
    ['tools.0.fileSearch', { tools: [{ fileSearch: {} }] }],
    [
      'tools.0.functionDeclarations.0.parameters.type',
      { tools: [{ functionDeclarations: [{ name: 'f', parameters: { type: 'STRING' } }] }] },
    ],
  ])('names what cannot be said beside the parts: %s', (feature, members) => {
    expect(() => translator.translate({ ...simple, ...members }, context)).toThrow(
      expect.objectContaining({ feature }),
    );
  });

  it('refuses an answer that is none', () => {
    expect(() => translator.translate(simple, context).answer({ type: 'message' })).toThrow(GatewayError);
  });

  it('says nothing after the end', () => {
    const stream = translator.translate(simple, context).stream();
    expect(stream.push(eventOf({ type: 'message_stop' }))).toHaveLength(1);
    expect(stream.push(eventOf({ type: 'error' }))).toEqual([]);
    expect(stream.end()).toEqual([]);
  });

  it('gives a translation of any request that Anthropic can read, or says what cannot be translated', () => {
    const requests = cases.names.map((name) => cases.object(name, 'request.in'));
    const request = fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), mutations(requests));
    const how = fc.constantFrom('none', 'budget', 'level', 'adaptive');
    fc.assert(
      fc.property(request, fc.boolean(), how, (each, isAble, thinks) => {
        const traits = { ...context.traits, sampling: isAble, structuredOutput: isAble, thinking: thinks };
        try {
          checkTurns(objectsOf(translator.translate(each, { ...context, traits }).body.messages));
        } catch (error) {
          expect(error).toBeInstanceOf(UntranslatableError);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('takes any answer and any event, and ends once', () => {
    const answers = cases.with('answer').map((name) => cases.object(name, 'answer.in'));
    const events = cases.with('stream').flatMap((name) => cases.list(name, 'stream.in'));
    const anything = fc.dictionary(fc.string(), fc.jsonValue());
    fc.assert(
      fc.property(
        fc.array(fc.oneof(anything, mutations(events))),
        fc.oneof(anything, mutations(answers)),
        (pushed, answer) => {
          const translated = translateStream(translator.translate(thinking, context).stream(), pushed);
          const ends = translated.filter(
            ({ data }) => data.error !== undefined || objectsOf(data.candidates)[0]?.finishReason !== undefined,
          );
          expect(ends).toEqual(translated.slice(-1));
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

  it('loses and doubles nothing, however the blocks of a message are cut into deltas and mixed', () => {
    const piece = fc.string({ unit: fc.constantFrom('a', '"', '\n', 'ü'), minLength: 1, maxLength: 3 });
    const block = fc.record({ kind: fc.constantFrom('text', 'thinking', 'tool_use'), pieces: fc.array(piece) });
    fc.assert(
      fc.property(fc.array(block), fc.integer({ min: 1, max: 3 }), (blocks, size) => {
        const started = blocks.map(({ kind }, index) => {
          const content = kind === 'tool_use' ? { id: `t${index}`, name: 'f', input: {} } : {};
          return { type: 'content_block_start', index, content_block: { type: kind, ...content } };
        });
        const deltas = blocks.flatMap(({ kind, pieces }, index) => {
          const text = kind === 'tool_use' ? JSON.stringify({ all: pieces.join('') }) : pieces.join('');
          const parts = text.match(new RegExp(`.{1,${size}}`, 'gsu')) ?? [];
          const [type, member] =
            kind === 'text'
              ? ['text_delta', 'text']
              : kind === 'thinking'
                ? ['thinking_delta', 'thinking']
                : ['input_json_delta', 'partial_json'];
          return parts.map((part) => ({ type: 'content_block_delta', index, delta: { type, [member]: part } }));
        });
        const stopped = blocks.map((_, index) => ({ type: 'content_block_stop', index }));
        const usage = { input_tokens: 3, cache_read_input_tokens: 4, output_tokens: 9 };
        const end = [{ type: 'message_delta', delta: { stop_reason: 'tool_use' }, usage }, { type: 'message_stop' }];
        const events = translateStream(translator.translate(thinking, context).stream(), [
          ...started,
          ...deltas,
          ...stopped,
          ...end,
        ]);
        const said = saidIn(events.map(({ data }) => data));
        const joined = (wanted: string): string =>
          blocks.map(({ kind, pieces }) => (kind === wanted ? pieces.join('') : '')).join('');
        expect(said).toMatchObject({ text: joined('text'), thoughts: joined('thinking'), finishReasons: ['STOP'] });
        expect(said.calls).toEqual(
          blocks.flatMap(({ kind, pieces }, index) =>
            kind === 'tool_use' ? [{ id: `t${index}`, name: 'f', args: { all: pieces.join('') } }] : [],
          ),
        );
        expect(said.usage).toMatchObject({ promptTokenCount: 7, cachedContentTokenCount: 4, candidatesTokenCount: 9 });
      }),
    );
  });
});

/** Each call has its result at the beginning of the next turn, and no result is without a call (protocols.md 9.1). */
function checkTurns(turns: readonly JsonObject[]): void {
  let calls: unknown[] = [];
  expect(turns[0]?.role).toBe('user');
  for (const { role, content } of turns) {
    const blocks = objectsOf(content);
    const results = blocks.filter(({ type }) => type === 'tool_result').map(({ tool_use_id: id }) => id);
    expect(results).toEqual([...new Set(calls)]);
    expect(blocks.slice(0, results.length).every(({ type }) => type === 'tool_result')).toBe(true);
    calls = role === 'assistant' ? blocks.filter(({ type }) => type === 'tool_use').map(({ id }) => id) : [];
  }
  expect(calls).toEqual([]);
}
