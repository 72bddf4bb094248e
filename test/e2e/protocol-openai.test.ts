import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RelayHouse, startRelayHouse } from '../support/relay-house';

let house: RelayHouse;
beforeAll(async () => {
  house = await startRelayHouse();
  const add = (platform: string, fields: object): Promise<unknown> =>
    house.admin('POST', '/admin/accounts', { name: platform, platform, ...fields });
  await add('openai', {
    baseUrl: `${house.sandbox.url}/v1`,
    credentials: { apiKey: 'sk-sandbox-openai' },
    models: ['gpt-*'],
  });
  await add('claude', { baseUrl: house.sandbox.url, credentials: { apiKey: 'sk-sandbox-claude' }, models: ['claude-*'] });
  await add('openai-compatible', { baseUrl: `${house.sandbox.url}/v1`, credentials: { apiKey: 'sk-sandbox-glm' }, models: ['glm-*'] });
});
afterAll(() => house.stop());

const openai = (): OpenAI => new OpenAI({ apiKey: house.relayKey, baseURL: `${house.gateway.url}/openai/v1`, maxRetries: 0 });
const anthropic = (): Anthropic => new Anthropic({ apiKey: house.relayKey, baseURL: `${house.gateway.url}/api`, maxRetries: 0 });
const weather = {
  name: 'get_weather',
  description: 'Looks at the sky',
  parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
};

describe.each(['gpt-5.5', 'claude-sonnet-4-5', 'glm-5'])('chat completions of %s', (model) => {
  const ask = (content: string) => ({ model, messages: [{ role: 'user' as const, content }] });

  it('come whole', async () => {
    const answer = await openai().chat.completions.create(ask('Say hello'));
    expect(answer.choices[0]).toMatchObject({ finish_reason: 'stop', message: { role: 'assistant' } });
    expect(answer.choices[0]?.message.content).toContain('Hello');
    expect(answer.model).toBe(model);
    expect(answer.usage?.total_tokens).toBeGreaterThan(0);
  });

  it('come as a stream, with figures for those who ask for them', async () => {
    for (const wantsUsage of [true, false]) {
      const stream = await openai().chat.completions.create({
        ...ask('Say hello'),
        stream: true,
        ...(wantsUsage ? { stream_options: { include_usage: true } } : {}),
      });
      let text = '';
      let usages = 0;
      for await (const chunk of stream) {
        text += chunk.choices[0]?.delta.content ?? '';
        if (chunk.usage) usages += 1;
        if (!wantsUsage) expect(chunk.choices).toHaveLength(1);
      }
      expect(text).toContain('Hello');
      expect(usages).toBe(wantsUsage ? 1 : 0);
    }
  });

  it('call tools, and go on with their results', async () => {
    const tools = [{ type: 'function' as const, function: weather }];
    const first = await openai().chat.completions.create({ ...ask('Use a tool'), tools });
    const call = first.choices[0]?.message.tool_calls?.[0];
    expect(first.choices[0]?.finish_reason).toBe('tool_calls');
    if (call?.type !== 'function') throw new Error('no function was called');
    expect(Object.keys(JSON.parse(call.function.arguments) as object)).toEqual(['city']);
    const second = await openai().chat.completions.create({
      model,
      tools,
      messages: [
        { role: 'user', content: 'Use a tool' },
        { role: 'assistant', content: null, tool_calls: [call] },
        { role: 'tool', tool_call_id: call.id, content: 'Rain' },
      ],
    });
    expect(second.choices[0]).toMatchObject({ finish_reason: 'stop' });
  });
});

describe.each(['gpt-5.5', 'claude-sonnet-4-5', 'glm-5'])('messages of %s', (model) => {
  it('come whole and as a stream', async () => {
    const question = { model, max_tokens: 200, messages: [{ role: 'user' as const, content: 'Say hello' }] };
    const answer = await anthropic().messages.create(question);
    expect(answer).toMatchObject({ type: 'message', model, stop_reason: 'end_turn' });
    const final = await anthropic().messages.stream(question).finalMessage();
    expect(final.content).toEqual(answer.content);
    expect(final.usage.output_tokens).toBe(answer.usage.output_tokens);
  });
});

describe('responses', () => {
  it('come of an account that speaks them', async () => {
    const answer = await openai().responses.create({ model: 'gpt-5.5', input: 'Say hello' });
    expect(answer.output_text).toContain('Hello');
  });
});
