import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json/json-object';
import { context } from '../openai/conformance/golden-case';
import type { Protocol } from '../protocol';
import { countTranslatorBetween } from './count-tokens';

const translate = (from: Protocol, to: Protocol, request: JsonObject) => {
  const translation = countTranslatorBetween(from, to)?.translate(request, context);
  if (!translation) throw new Error(`nobody counts between ${from} and ${to}`);
  return translation;
};
const question = { role: 'user', parts: [{ text: 'Hi' }] };
const asked = { role: 'user', content: [{ type: 'text', text: 'Hi' }] };
const schema = { type: 'object', properties: { city: { type: 'string' } } };

describe('countTranslatorBetween', () => {
  it('asks Gemini for the count of what a conversation would send', () => {
    const request = {
      ...{ model: 'm', messages: [{ role: 'user', content: 'Hi' }], system: 'Be brief.' },
      tools: [{ name: 'get_weather', input_schema: schema }],
      tool_choice: { type: 'any' },
      thinking: { type: 'adaptive' },
    };
    const translation = translate('anthropic-messages', 'gemini-generate-content', request);
    expect(translation.body).toEqual({
      generateContentRequest: {
        model: 'models/upstream-model',
        contents: [question],
        systemInstruction: { parts: [{ text: 'Be brief.' }] },
        tools: [{ functionDeclarations: [{ name: 'get_weather', parametersJsonSchema: schema }] }],
      },
    });
    expect(translation.answer({ totalTokens: 31, promptTokensDetails: [] })).toEqual({ input_tokens: 31 });
  });

  it.each([
    [{ contents: [question] }, {}],
    [{ generateContentRequest: { model: 'models/m', contents: [question] } }, {}],
    [
      {
        generate_content_request: {
          contents: [question],
          system_instruction: { parts: [{ text: 'Be brief.' }] },
          tools: [{ function_declarations: [{ name: 'f', parametersJsonSchema: schema }] }],
          generation_config: { temperature: 0.5, max_output_tokens: 7 },
        },
      },
      { system: [{ type: 'text', text: 'Be brief.' }], tools: [{ name: 'f', input_schema: schema }] },
    ],
  ])('asks Anthropic for the count of %j', (request, others) => {
    const translation = translate('gemini-generate-content', 'anthropic-messages', request);
    expect(translation.body).toEqual({ model: 'upstream-model', messages: [asked], ...others });
    expect(translation.answer({ input_tokens: 12 })).toEqual({ totalTokens: 12 });
  });

  it('counts for Code Assist with both', () => {
    const request = { request: { model: 'models/m', contents: [question] } };
    expect(translate('gemini-code-assist', 'gemini-generate-content', request).body).toEqual({ contents: [question] });
    const translation = translate('gemini-code-assist', 'anthropic-messages', request);
    expect(translation.body).toEqual({ model: 'upstream-model', messages: [asked] });
    expect(translation.answer({ input_tokens: 12 })).toEqual({ totalTokens: 12 });
  });

  it('names what cannot be counted', () => {
    expect(() => translate('gemini-code-assist', 'anthropic-messages', { contents: [question] })).toThrow(
      expect.objectContaining({ feature: 'request' }),
    );
    expect(() => translate('gemini-generate-content', 'anthropic-messages', {})).toThrow(
      expect.objectContaining({ feature: 'contents' }),
    );
  });

  it('knows of no counts in protocols of OpenAI', () => {
    expect(countTranslatorBetween('openai-chat', 'anthropic-messages')).toBeUndefined();
    expect(countTranslatorBetween('anthropic-messages', 'openai-responses')).toBeUndefined();
  });
});
