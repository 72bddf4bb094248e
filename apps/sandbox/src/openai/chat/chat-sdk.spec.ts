import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningSandbox, runSandbox } from '../../testing/running-sandbox';

const parameters = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };
const weather = { type: 'function' as const, function: { name: 'get_weather', parameters } };
const time = { type: 'function' as const, function: { name: 'get_time', parameters } };
const said = (content: string) => [{ role: 'user' as const, content }];

let sandbox: RunningSandbox;
let client: OpenAI;
beforeAll(async () => {
  sandbox = await runSandbox();
  client = clientOf('sk-sandbox-abcdef');
});
afterAll(() => sandbox.stop());

const clientOf = (apiKey: string): OpenAI => new OpenAI({ apiKey, baseURL: `${sandbox.url}/v1`, maxRetries: 0 });

describe('the official SDK, asking for chat completions', () => {
  it('gets a text, and the usage that the ledger has', async () => {
    const completion = await client.chat.completions.create({ model: 'gpt-6.1-sol', messages: said('good morning') });
    expect(completion.choices).toMatchObject([
      {
        finish_reason: 'stop',
        message: { role: 'assistant', content: 'Hello from the Trunkline sandbox. You said: good morning' },
      },
    ]);
    expect(completion.id).toMatch(/^chatcmpl-/);
    expect(completion.usage?.total_tokens).toBe(
      Number(completion.usage?.prompt_tokens) + Number(completion.usage?.completion_tokens),
    );
    expect(await sandbox.settledEntry()).toMatchObject({
      ...{ path: '/v1/chat/completions', model: 'gpt-6.1-sol', apiKeyTail: 'abcdef' },
      usage: { input: completion.usage?.prompt_tokens, output: completion.usage?.completion_tokens },
    });
  });

  it('adds the same text up from a stream, with usage only where it asks for it', async () => {
    const request = { model: 'sandbox-x', messages: said('good morning') };
    const without = client.chat.completions.stream(request);
    expect((await without.finalChatCompletion()).choices[0]?.message.content).toMatch(/You said: good morning$/);
    expect((await sandbox.settledEntry()).usage).toBeNull();

    const stream = await client.chat.completions.create({
      ...{ ...request, stream: true, stream_options: { include_usage: true } },
    });
    const chunks: OpenAI.ChatCompletionChunk[] = [];
    for await (const chunk of stream) chunks.push(chunk);
    expect(chunks.slice(0, -1).every(({ usage, choices }) => usage === null && choices.length === 1)).toBe(true);
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { completion_tokens: 14 } });
    expect(await sandbox.settledEntry()).toMatchObject({ streaming: true, usage: { output: 14 } });
  });

  it.each([true, false])('has its tools called and sends what they answered (streaming: %s)', async (stream) => {
    const request = { model: 'sandbox-x', messages: said('use a tool'), tools: [weather] };
    const first = stream
      ? await client.chat.completions.stream(request).finalChatCompletion()
      : await client.chat.completions.create(request);
    const [choice] = first.choices;
    expect(choice).toMatchObject({ finish_reason: 'tool_calls', message: { content: null } });
    const [call] = choice?.message.tool_calls ?? [];
    if (call?.type !== 'function') throw new Error('a function was expected');
    expect(JSON.parse(call.function.arguments)).toHaveProperty('city');
    const answered = { role: 'tool' as const, tool_call_id: call.id, content: 'sunny' };
    const assistant = { role: 'assistant' as const, tool_calls: [call] };
    const messages = [...said('use a tool'), assistant, answered];
    const second = await client.chat.completions.create({ ...request, messages });
    expect(second.choices[0]?.message.content).toBe('Hello from the Trunkline sandbox. The tool answered: sunny');
  });

  it('has several tools called at once, whose pieces come by turns', async () => {
    const request = { model: 'sandbox-parallel', messages: said('both'), tools: [weather, time] };
    const stream = await client.chat.completions.create({ ...request, stream: true });
    const indexes: number[] = [];
    for await (const { choices } of stream) {
      for (const { index } of choices[0]?.delta.tool_calls ?? []) indexes.push(index);
    }
    expect(indexes.slice(0, 4)).toEqual([0, 1, 0, 1]);
    const summed = await client.chat.completions.stream(request).finalChatCompletion();
    const calls = summed.choices[0]?.message.tool_calls ?? [];
    expect(calls.map((call) => call.type === 'function' && call.function.name)).toEqual(['get_weather', 'get_time']);
    const alone = await client.chat.completions.create({ ...request, parallel_tool_calls: false });
    expect(alone.choices[0]?.message.tool_calls).toHaveLength(1);
  });

  it('has custom tools called with text', async () => {
    const tools = [{ type: 'custom' as const, custom: { name: 'note' } }];
    const request = { model: 'sandbox-x', messages: said('hi'), tools, tool_choice: 'required' as const };
    const { choices } = await client.chat.completions.create(request);
    expect(choices[0]?.message.tool_calls).toMatchObject([{ type: 'custom', custom: { name: 'note' } }]);
  });

  it('sees the reasoning of the models of compatible servers, and pays for that of the others', async () => {
    const shown = await client.chat.completions.create({ model: 'glm-reasoning-content', messages: said('hi') });
    expect(shown.choices[0]?.message).toHaveProperty('reasoning_content');
    const paid = await client.chat.completions.create({
      model: 'o4-mini',
      messages: said('hi'),
      reasoning_effort: 'low',
    });
    expect(paid.choices[0]?.message).not.toHaveProperty('reasoning_content');
    expect(paid.usage?.completion_tokens_details?.reasoning_tokens).toBeGreaterThan(0);
  });

  it('reads from the cache what it has sent before', async () => {
    const system = { role: 'system' as const, content: 's'.repeat(800) };
    const ask = (text: string) =>
      client.chat.completions.create({ model: 'sandbox-x', messages: [system, ...said(text)] });
    expect((await ask('one')).usage?.prompt_tokens_details?.cached_tokens).toBe(0);
    const cached = (await ask('two')).usage?.prompt_tokens_details?.cached_tokens;
    expect(cached).toBeGreaterThan(200);
    expect((await sandbox.settledEntry()).usage).toMatchObject({ cacheRead: cached });
  });

  it('is told why the answer ends', async () => {
    const ask = async (more: object) => {
      const request = { model: 'sandbox-x', messages: said('one two three'), ...more };
      const { choices } = await client.chat.completions.create(request);
      return [choices[0]?.finish_reason, choices[0]?.message.content];
    };
    expect(await ask({ max_completion_tokens: 2 })).toEqual(['length', 'Hello fr']);
    expect(await ask({ stop: ['from', 'sandbox'] })).toEqual(['stop', 'Hello ']);
  });

  it.each([true, false])('is told of what was not said, and by whom (streaming: %s)', async (stream) => {
    const ask = async (text: string) => {
      const request = { model: 'sandbox-x', messages: said(text) };
      const completion = stream
        ? await client.chat.completions.stream(request).finalChatCompletion()
        : await client.chat.completions.create(request);
      return completion.choices[0];
    };
    expect(await ask('refuse this')).toMatchObject({
      ...{ finish_reason: 'stop', message: { content: null, refusal: 'I cannot help with that.' } },
    });
    expect(await ask('something filtered')).toMatchObject({ finish_reason: 'content_filter' });
  });

  it('gets JSON where it asks for it', async () => {
    const schema = { type: 'object', properties: { age: { type: 'integer' } }, required: ['age'] };
    const format = { type: 'json_schema' as const, json_schema: { name: 'person', schema, strict: true } };
    const request = { model: 'sandbox-x', messages: said('as json') };
    const fitting = await client.chat.completions.create({ ...request, response_format: format });
    expect(fitting.choices[0]?.message.content).toBe('{"age":1}');
    const object = await client.chat.completions.create({ ...request, response_format: { type: 'json_object' } });
    expect(JSON.parse(object.choices[0]?.message.content ?? '')).toHaveProperty('answer');
  });

  it.each([
    ['AuthenticationError', 'sandbox-fault-401'],
    ['NotFoundError', 'mistral-1'],
    ['RateLimitError', 'sandbox-fault-429'],
    ['InternalServerError', 'sandbox-fault-529'],
    ['BadRequestError', 'sandbox-fault-400'],
  ] as const)('throws its %s', async (name, model) => {
    const asked = client.chat.completions.create({ model, messages: said('hi') });
    await expect(asked).rejects.toBeInstanceOf(OpenAI[name]);
  });

  it('throws what goes wrong in a stream that has begun', async () => {
    const request = { model: 'sandbox-fault-error-mid:500', messages: said('hi'), stream: true as const };
    const stream = await client.chat.completions.create(request);
    const read = async () => {
      for await (const chunk of stream) expect(chunk.object).toBe('chat.completion.chunk');
    };
    await expect(read()).rejects.toMatchObject({ type: 'server_error' });
  });
});
