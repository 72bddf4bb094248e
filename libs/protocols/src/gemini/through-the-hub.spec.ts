import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonObject, asObject, asText, objectsOf } from '../json/json-object';
import { context, translateStream } from '../openai/conformance/golden-case';
import type { TranslationContext, Translator } from '../translation/translator';
import { translatorBetween } from '../translators/translator-between';
import type { Protocol } from '../protocol';

function between(from: Protocol, to: Protocol): Translator {
  const translator = translatorBetween(from, to);
  if (!translator) throw new Error(`nobody translates ${from} to ${to}`);
  return translator;
}

const schema = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };
const third: TranslationContext = {
  ...context,
  traits: { ...context.traits, thinking: 'level', efforts: ['minimal', 'low', 'medium', 'high'], midSystem: false },
};

describe('a chat that goes through the hub to Gemini', () => {
  const request = {
    model: 'asked-model',
    messages: [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'Weather?' },
      {
        ...{ role: 'assistant', content: null },
        tool_calls: [
          { id: 'call_1', type: 'function', function: { name: 'get_weather', arguments: '{"city":"Rome"}' } },
        ],
      },
      { role: 'tool', tool_call_id: 'call_1', content: 'Sunny' },
    ],
    tools: [{ type: 'function', function: { name: 'get_weather', parameters: schema } }],
    ...{ parallel_tool_calls: false, max_completion_tokens: 100, temperature: 1.4, top_p: 0.9, seed: 7 },
    ...{ presence_penalty: 0.5, frequency_penalty: 0.25, reasoning_effort: 'minimal', stop: ['END'] },
  };

  it('keeps what only the hub has no words for', () => {
    const call = { id: 'call_1', name: 'get_weather' };
    expect(between('openai-chat', 'gemini-generate-content').translate(request, third).body).toEqual({
      contents: [
        { role: 'user', parts: [{ text: 'Weather?' }] },
        {
          role: 'model',
          parts: [
            {
              functionCall: { ...call, args: { city: 'Rome' } },
              thoughtSignature: 'skip_thought_signature_validator',
            },
          ],
        },
        { role: 'user', parts: [{ functionResponse: { ...call, response: { output: 'Sunny' } } }] },
      ],
      systemInstruction: { parts: [{ text: 'Be brief.' }] },
      tools: [{ functionDeclarations: [{ name: 'get_weather', parametersJsonSchema: schema }] }],
      toolConfig: { functionCallingConfig: { mode: 'AUTO' } },
      generationConfig: {
        ...{ maxOutputTokens: 100, stopSequences: ['END'], temperature: 1.4, topP: 0.9, seed: 7 },
        ...{ presencePenalty: 0.5, frequencyPenalty: 0.25 },
        thinkingConfig: { thinkingLevel: 'MINIMAL', includeThoughts: true },
      },
    });
  });

  it('is shown one call where it wants one at a time', () => {
    const parts = ['a', 'b'].map((city) => ({ functionCall: { name: 'get_weather', args: { city } } }));
    const answer = { candidates: [{ content: { parts }, finishReason: 'STOP' }] };
    const { choices } = between('openai-chat', 'gemini-generate-content').translate(request, third).answer(answer);
    const [choice] = objectsOf(choices);
    expect(choice?.finish_reason).toBe('tool_calls');
    const calls = objectsOf(asObject(choice?.message)?.tool_calls);
    expect(calls.map((call) => asObject(call.function)?.arguments)).toEqual(['{"city":"a"}']);
  });
});

describe('Code Assist that goes through the hub to a chat', () => {
  const translation = () =>
    between('gemini-code-assist', 'openai-chat').translate(
      {
        ...{ model: 'gemini-x', project: 'p', user_prompt_id: 'u' },
        request: {
          contents: [
            { role: 'user', parts: [{ text: 'Weather?' }] },
            { role: 'model', parts: [{ functionCall: { id: 'c1', name: 'get_weather', args: { city: 'Rome' } } }] },
            {
              role: 'user',
              parts: [{ functionResponse: { id: 'c1', name: 'get_weather', response: { error: 'No' } } }],
            },
          ],
          systemInstruction: { role: 'user', parts: [{ text: 'Be brief.' }] },
          tools: [{ functionDeclarations: [{ name: 'get_weather', parametersJsonSchema: schema }] }],
          generationConfig: { temperature: 1.5, topP: 0.95, seed: 7, maxOutputTokens: 100 },
          session_id: 's',
        },
      },
      { ...context, isStreaming: true },
    );

  it('is a chat that streams', () => {
    expect(translation().body).toMatchObject({
      ...{ model: 'upstream-model', max_completion_tokens: 100, temperature: 1.5, top_p: 0.95, seed: 7, stream: true },
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'Weather?' },
        {
          role: 'assistant',
          tool_calls: [{ id: 'c1', function: { name: 'get_weather', arguments: '{"city":"Rome"}' } }],
        },
        { role: 'tool', tool_call_id: 'c1', content: 'Error: No' },
      ],
    });
  });

  it('is told every word and every call once, in its envelope, however the chat is cut', () => {
    const piece = fc.string({ unit: fc.constantFrom('a', ' ', 'ü', '"'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1 }), fc.array(piece, { maxLength: 5 }), (texts, cuts) => {
        const said = cuts.join('');
        const input = JSON.stringify({ city: said });
        const argumentChunks = cuts.length === 0 ? [input] : [input.slice(0, 5), input.slice(5)];
        const deltas: JsonObject[] = [
          ...texts.map((content) => ({ content })),
          { tool_calls: [{ index: 0, id: 'call_2', function: { name: 'get_weather', arguments: '' } }] },
          ...argumentChunks.map((text) => ({ tool_calls: [{ index: 0, function: { arguments: text } }] })),
        ];
        const chunks = deltas.map((delta) => ({ choices: [{ index: 0, delta, finish_reason: null }] }));
        const last = { choices: [{ index: 0, delta: {}, finish_reason: 'tool_calls' }] };
        const usage = { choices: [], usage: { prompt_tokens: 9, completion_tokens: 4 } };
        const events = translateStream(translation().stream(), [...chunks, last, usage]);
        const answers = events.map(({ data }) => asObject(data.response) ?? {});
        const parts = answers
          .flatMap(({ candidates }) => objectsOf(candidates))
          .flatMap(({ content }) => objectsOf(asObject(content)?.parts));
        expect(parts.map(({ text }) => asText(text) ?? '').join('')).toBe(texts.join(''));
        expect(parts.flatMap(({ functionCall }) => asObject(functionCall) ?? [])).toEqual([
          { id: 'call_2', name: 'get_weather', args: { city: said } },
        ]);
        expect(answers.filter(({ usageMetadata }) => usageMetadata !== undefined)).toEqual([answers.at(-1)]);
        expect(answers.at(-1)).toMatchObject({
          candidates: [{ finishReason: 'STOP' }],
          usageMetadata: { promptTokenCount: 9, candidatesTokenCount: 4, totalTokenCount: 13 },
        });
      }),
    );
  });

  it('is told of an upstream that broke off in Google’s words, and of nothing after it', () => {
    const chunk = { choices: [{ index: 0, delta: { content: 'Hi' }, finish_reason: null }] };
    const events = translateStream(translation().stream(), [chunk, { error: { message: 'Too much' } }, chunk]);
    expect(events.map(({ data }) => Object.keys(data)[0])).toEqual(['response', 'error']);
    const brokenOff = translateStream(translation().stream(), [chunk]);
    expect(brokenOff.at(-1)?.data).toMatchObject({ error: { code: 500, status: 'INTERNAL' } });
  });
});
