import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningSandbox, runSandbox } from '../../testing/running-sandbox';

const weather = {
  type: 'function' as const,
  name: 'get_weather',
  parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  strict: false,
};
const time = { ...weather, name: 'get_time' };
const text = (content: string) => [{ role: 'user' as const, content }];

let sandbox: RunningSandbox;
let client: OpenAI;
beforeAll(async () => {
  sandbox = await runSandbox();
  client = clientOf('sk-sandbox-org-acme-one');
});
afterAll(() => sandbox.stop());

const clientOf = (apiKey: string): OpenAI => new OpenAI({ apiKey, baseURL: `${sandbox.url}/v1`, maxRetries: 0 });

describe('the official SDK, asking for responses', () => {
  it('gets a text, and the usage that the ledger has', async () => {
    const response = await client.responses.create({ model: 'sandbox-x', input: 'good morning', store: false });
    expect(response.output_text).toBe('Hello from the Trunkline sandbox. You said: good morning');
    expect(response).toMatchObject({ object: 'response', status: 'completed', model: 'sandbox-x', error: null });
    const entry = await sandbox.settledEntry();
    expect(entry).toMatchObject({ path: '/v1/responses', organization: 'acme', status: 200, streaming: false });
    expect(entry.usage).toMatchObject({
      ...{ input: response.usage?.input_tokens, output: response.usage?.output_tokens, cacheRead: 0 },
    });
  });

  it('adds the same response up from a stream', async () => {
    const request = {
      model: 'sandbox-x',
      input: 'good morning',
      reasoning: { summary: 'auto' as const },
      store: false,
    };
    const stream = client.responses.stream(request);
    const numbers: number[] = [];
    stream.on('event', (event) => numbers.push(event.sequence_number));
    const streamed = await stream.finalResponse();
    expect(numbers).toEqual(numbers.map((_, index) => index));
    expect(streamed.output.map(({ type }) => type)).toEqual(['reasoning', 'message']);
    const whole = await client.responses.create(request);
    const unlike = { id: expect.anything() as unknown };
    expect(streamed.output).toMatchObject(whole.output.map((item) => ({ ...item, ...unlike })));
    expect(await sandbox.settledEntry()).toMatchObject({ streaming: false });
  });

  it.each([true, false])('has its tools called and sends what they answered (streaming: %s)', async (stream) => {
    const request = { model: 'sandbox-x', input: text('use a tool'), tools: [weather], store: false };
    const first = stream
      ? await client.responses.stream(request).finalResponse()
      : await client.responses.create(request);
    const [call] = first.output;
    expect(call).toMatchObject({ type: 'function_call', name: 'get_weather', status: 'completed' });
    if (call?.type !== 'function_call') return;
    expect(JSON.parse(call.arguments)).toEqual({ city: expect.any(String) as unknown });
    const output = { type: 'function_call_output' as const, call_id: call.call_id, output: 'sunny' };
    const second = await client.responses.create({ ...request, input: [...text('use a tool'), call, output] });
    expect(second.output_text).toBe('Hello from the Trunkline sandbox. The tool answered: sunny');
  });

  it('has several tools called at once, unless it asks for one at a time', async () => {
    const request = { model: 'sandbox-x', input: 'in parallel please', tools: [weather, time] };
    const both = await client.responses.stream(request).finalResponse();
    expect(both.output.map((item) => 'name' in item && item.name)).toEqual(['get_weather', 'get_time']);
    const one = await client.responses.create({ ...request, parallel_tool_calls: false });
    expect(one.output).toHaveLength(1);
  });

  it('has custom tools called with text', async () => {
    const tools = [{ type: 'custom' as const, name: 'apply_patch' }];
    const response = await client.responses.stream({ model: 'sandbox-x', input: 'use a tool', tools }).finalResponse();
    expect(response.output[0]).toMatchObject({
      ...{
        type: 'custom_tool_call',
        name: 'apply_patch',
        input: expect.stringMatching(/^\*\*\* Begin Patch\n/) as unknown,
      },
    });
  });

  it('goes on from a response that was kept, in its own organisation only', async () => {
    const first = await client.responses.create({ model: 'sandbox-x', input: 'one '.repeat(200) });
    const next = { model: 'sandbox-x', input: 'two', previous_response_id: first.id };
    const second = await clientOf('sk-sandbox-org-acme-two').responses.create(next);
    expect(second.usage?.input_tokens).toBeGreaterThan((first.usage?.input_tokens ?? 0) + 10);
    expect(await client.responses.retrieve(first.id)).toMatchObject({ id: first.id, output_text: first.output_text });
    await expect(clientOf('sk-sandbox-org-other-1').responses.create(next)).rejects.toMatchObject({
      ...{ status: 400, code: 'previous_response_not_found', param: 'previous_response_id' },
    });
  });

  it('reads from the cache what it has sent before', async () => {
    const request = { model: 'sandbox-x', instructions: 'i'.repeat(800), input: text('first'), store: false };
    await client.responses.create(request);
    const { usage } = await client.responses.create({ ...request, input: text('second') });
    expect(usage?.input_tokens_details.cached_tokens).toBeGreaterThan(200);
    expect((await sandbox.settledEntry()).usage).toMatchObject({
      cacheRead: usage?.input_tokens_details.cached_tokens,
      input: (usage?.input_tokens ?? 0) - (usage?.input_tokens_details.cached_tokens ?? 0),
    });
    const other = await clientOf('sk-sandbox-org-acme-three').responses.create(request);
    expect(other.usage?.input_tokens_details.cached_tokens).toBe(0);
  });

  it('is told of a limit that ended the answer', async () => {
    const request = { model: 'sandbox-x', input: 'w '.repeat(300), max_output_tokens: 16 };
    const response = await client.responses.stream(request).finalResponse();
    expect(response).toMatchObject({ status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } });
    expect(response.output[0]).toMatchObject({ status: 'incomplete' });
    expect(response.usage?.output_tokens).toBe(16);
  });

  it('is told of what the model or a filter did not want to say', async () => {
    const ask = (input: string) => client.responses.stream({ model: 'sandbox-x', input }).finalResponse();
    expect((await ask('refuse this')).output).toMatchObject([
      { type: 'message', content: [{ type: 'refusal', refusal: 'I cannot help with that.' }] },
    ]);
    expect(await ask('something filtered')).toMatchObject({
      ...{ status: 'incomplete', incomplete_details: { reason: 'content_filter' } },
    });
  });

  it('gets JSON that fits a schema', async () => {
    const schema = { type: 'object', properties: { age: { type: 'integer' } }, required: ['age'] };
    const format = { type: 'json_schema' as const, name: 'person', schema, strict: true };
    const response = await client.responses.create({ model: 'sandbox-x', input: 'hi', text: { format } });
    expect(JSON.parse(response.output_text)).toEqual({ age: 1 });
  });

  it('gets a conversation made shorter, and may go on with it', async () => {
    const compacted = await client.responses.compact({ model: 'sandbox-x', input: text('remember me') });
    expect(compacted.output.map(({ type }) => type)).toEqual(['message', 'compaction']);
    const input = [...(compacted.output as OpenAI.Responses.ResponseInputItem[]), ...text('go on')];
    expect((await client.responses.create({ model: 'sandbox-x', input })).output_text).toContain('go on');
    await expect(
      clientOf('sk-sandbox-org-other-1').responses.create({ model: 'sandbox-x', input }),
    ).rejects.toMatchObject({
      ...{ status: 400, code: 'invalid_encrypted_content' },
    });
  });

  it('counts what a response counts', async () => {
    const request = { model: 'sandbox-x', input: 'count me', instructions: 'be brief' };
    const counted = await client.responses.inputTokens.count(request);
    expect((await client.responses.create(request)).usage?.input_tokens).toBe(counted.input_tokens);
  });

  it.each([
    ['invalid_api_key', 401, 'sk-other', 'sandbox-x'],
    ['model_not_found', 404, 'sk-sandbox-1', 'mistral-1'],
    ['rate_limit_exceeded', 429, 'sk-sandbox-1', 'sandbox-fault-429:7'],
    ['insufficient_quota', 429, 'sk-sandbox-1', 'sandbox-fault-spend-limit'],
    ['server_is_overloaded', 503, 'sk-sandbox-1', 'sandbox-fault-503'],
  ])('is told %s with a %i', async (code, status, key, model) => {
    await expect(clientOf(key).responses.create({ model, input: 'hi' })).rejects.toMatchObject({ status, code });
  });

  it('sees a response fail that has begun', async () => {
    const stream = await client.responses.create({ model: 'sandbox-fault-error-mid:429', input: 'hi', stream: true });
    const events: OpenAI.Responses.ResponseStreamEvent[] = [];
    for await (const event of stream) events.push(event);
    expect(events.at(-1)).toMatchObject({
      type: 'response.failed',
      sequence_number: events.length - 1,
      response: { id: events[0]?.type === 'response.created' && events[0].response.id, status: 'failed' },
    });
    expect(events.at(-1)).toHaveProperty('response.error.code', 'rate_limit_exceeded');
    expect((await sandbox.settledEntry()).usage).toBeNull();
  });
});
