import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json/json-object';
import { composeTranslators } from '../translation/compose-translators';
import { anthropicMessagesToOpenaiChat } from '../translators/anthropic-messages-to-openai-chat/anthropic-messages-to-openai-chat';
import { openaiChatToAnthropicMessages } from '../translators/openai-chat-to-anthropic-messages/openai-chat-to-anthropic-messages';
import { context, translateStream } from './conformance/golden-case';

const translator = composeTranslators(openaiChatToAnthropicMessages, anthropicMessagesToOpenaiChat);
const request = {
  model: 'asked-model',
  messages: [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'Weather?' },
    { role: 'assistant', content: null, tool_calls: [callOf('call_1', '{"city":"Rome"}')] },
    { role: 'tool', tool_call_id: 'call_1', content: 'Sunny' },
    { role: 'user', content: 'And in Oslo?' },
  ],
  tools: [{ type: 'function', function: { name: 'get_weather', parameters: { type: 'object', properties: {} } } }],
  tool_choice: 'required',
  parallel_tool_calls: false,
  max_completion_tokens: 100,
  temperature: 1.4,
  seed: 7,
  presence_penalty: 0.5,
  verbosity: 'low',
  prompt_cache_key: 'thread-1',
  stream: true,
  stream_options: { include_usage: true },
};

function callOf(id: string, argumentsText: string): JsonObject {
  return { id, type: 'function', function: { name: 'get_weather', arguments: argumentsText } };
}

describe('a chat request that goes through the hub to a chat', () => {
  it('is what it was, but for the name of the model', () => {
    expect(translator.translate(request, context).body).toEqual({ ...request, model: 'upstream-model' });
  });

  it('keeps the exact effort, in a loop of tool calls too', () => {
    const efforts = ['minimal', 'low', 'medium', 'high'];
    const inLoop = { ...request, messages: request.messages.slice(0, -1), reasoning_effort: 'minimal' };
    const { body } = translator.translate(inLoop, { ...context, traits: { ...context.traits, efforts } });
    expect(body.reasoning_effort).toBe('minimal');
  });

  it('is answered with the same calls, text and figures', () => {
    const usage = {
      ...{ prompt_tokens: 20, completion_tokens: 5, total_tokens: 25 },
      prompt_tokens_details: { cached_tokens: 10, cache_write_tokens: 4 },
      completion_tokens_details: { reasoning_tokens: 2 },
    };
    const message = {
      role: 'assistant',
      content: 'So:',
      refusal: null,
      tool_calls: [callOf('call_2', '{"city":"Oslo"}')],
    };
    const choices = [{ index: 0, message, logprobs: null, finish_reason: 'tool_calls' }];
    expect(translator.translate(request, context).answer({ choices, usage })).toMatchObject({ choices, usage });
  });

  it('tells in its stream of an upstream that broke off once, and of an end once', () => {
    const chunk = { choices: [{ index: 0, delta: { content: 'Hi' }, finish_reason: null }] };
    const last = { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] };
    const read = (chunks: readonly JsonObject[]): JsonObject[] =>
      translateStream(translator.translate(request, context).stream(), chunks).map(({ data }) => data);
    expect(read([chunk]).map((data) => data.error !== undefined)).toEqual([false, false, true]);
    const whole = read([chunk, last]);
    expect(whole).toHaveLength(4);
    expect(whole[2]).toMatchObject({ choices: [{ finish_reason: 'stop' }] });
    expect(whole[3]).toMatchObject({ choices: [] });
  });
});
