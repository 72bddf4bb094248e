import OpenAI, { AzureOpenAI } from 'openai';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { failureOf } from '../support/protocols/failure-of';
import { type Upstream, addFourUpstreams, fourUpstreams } from '../support/protocols/four-upstreams';
import { leaveStream } from '../support/protocols/leave-stream';
import { type ProtocolHouse, startProtocolHouse } from '../support/protocols/protocol-house';

let house: ProtocolHouse;
beforeAll(async () => {
  house = await startProtocolHouse();
  await addFourUpstreams(house);
});
afterAll(() => house.stop());
afterEach(() => house.sandbox.setAccountFaults({}));

const said = 'Hello from the Trunkline sandbox. You said: good morning';
const parameters = {
  type: 'object',
  properties: { city: { type: 'string' } },
  required: ['city'],
  additionalProperties: false,
};
const weather = { name: 'get_weather', description: 'Looks at the sky', parameters };
const options = { maxRetries: 0, logLevel: 'off' } as const;
const openai = (): OpenAI =>
  new OpenAI({ ...options, apiKey: house.relayKey, baseURL: `${house.gateway.url}/openai/v1` });
const azure = (apiVersion = '2025-04-01-preview', deployment?: string): OpenAI =>
  new AzureOpenAI({
    ...{ ...options, endpoint: `${house.gateway.url}/azure`, apiKey: house.relayKey, apiVersion },
    ...(deployment === undefined ? {} : { deployment }),
  });

type ErrorName = 'BadRequestError' | 'AuthenticationError' | 'RateLimitError' | 'InternalServerError';
const refusals: [fault: string, name: ErrorName, status: number][] = [
  ['400', 'BadRequestError', 400],
  ['401', 'AuthenticationError', 401],
  ['429', 'RateLimitError', 429],
  ['500', 'InternalServerError', 500],
];

async function expectRefusals(
  upstream: Upstream,
  ask: (stream: boolean) => Promise<unknown>,
  [fault, name, status]: (typeof refusals)[number],
): Promise<void> {
  await house.sandbox.setAccountFaults({ [upstream.apiKey]: fault });
  for (const stream of [false, true]) {
    const failure = await failureOf(ask(stream));
    expect(failure).toBeInstanceOf(OpenAI[name]);
    expect(failure).toMatchObject({ status, error: { message: expect.stringMatching(/\w/) as string } });
    expect(failure).toMatchObject({ requestID: expect.stringMatching(/^req_[0-9a-f]{32}$/) as string });
  }
}

const named = fourUpstreams.map((upstream) => ({ upstream, spoken: upstream.protocol }));

describe.each(named)('chat completions of an account that speaks $spoken', ({ upstream }) => {
  const { model } = upstream;
  const ask = (content: string) => ({ model, messages: [{ role: 'user' as const, content }] });

  it('come whole', async () => {
    const answer = await openai().chat.completions.create(ask('good morning'));
    expect(answer).toMatchObject({ object: 'chat.completion', model });
    expect(answer.choices).toMatchObject([{ finish_reason: 'stop', message: { role: 'assistant', content: said } }]);
    const { prompt_tokens: prompt, completion_tokens: completion, total_tokens: total } = answer.usage ?? {};
    expect(total).toBe((prompt ?? NaN) + (completion ?? NaN));
    const { record } = await house.books(answer._request_id ?? '');
    const { input, cacheRead, cacheWrite5m, cacheWrite1h, output } = record.tokens;
    expect([input + cacheRead + cacheWrite5m + cacheWrite1h, output]).toEqual([prompt, completion]);
  });

  it('come as a stream, with figures for those who ask for them', async () => {
    for (const wantsUsage of [true, false]) {
      const figures = wantsUsage ? { stream_options: { include_usage: true } } : {};
      const stream = await openai().chat.completions.create({ ...ask('good morning'), stream: true, ...figures });
      let text = '';
      let usages = 0;
      for await (const chunk of stream) {
        text += chunk.choices[0]?.delta.content ?? '';
        if (chunk.usage) usages += 1;
        if (!wantsUsage) expect(chunk.choices).toHaveLength(1);
        expect(chunk).toMatchObject({ object: 'chat.completion.chunk', model });
      }
      expect(text).toBe(said);
      expect(usages).toBe(wantsUsage ? 1 : 0);
    }
  });

  it('call tools, whole and as a stream, and go on with their results', async () => {
    const tools = [{ type: 'function' as const, function: weather }];
    const asked = { ...ask('use parallel tools'), tools };
    const whole = (await openai().chat.completions.create(asked)).choices[0];
    const streamed = (await openai().chat.completions.stream(asked).finalChatCompletion()).choices[0];
    for (const first of [whole, streamed]) {
      expect(first?.finish_reason).toBe('tool_calls');
      const calls = (first?.message.tool_calls ?? []).map((call) => {
        if (call.type !== 'function') throw new Error('no function was called');
        expect(JSON.parse(call.function.arguments)).toEqual({ city: 'sandbox city' });
        return {
          id: call.id,
          type: call.type,
          function: { name: call.function.name, arguments: call.function.arguments },
        };
      });
      expect(calls.length).toBeGreaterThan(0);
      const results = calls.map(({ id }) => ({ role: 'tool' as const, tool_call_id: id, content: '21 degrees' }));
      const turns = [...asked.messages, { role: 'assistant' as const, content: null, tool_calls: calls }, ...results];
      const second = await openai().chat.completions.create({ ...asked, messages: turns });
      expect(second.choices[0]).toMatchObject({ finish_reason: 'stop' });
      expect(second.choices[0]?.message.content).toContain('21 degrees');
    }
  });

  it('fit a schema', async () => {
    const json_schema = { name: 'place', schema: parameters, strict: true };
    const asked = { ...ask('where?'), response_format: { type: 'json_schema' as const, json_schema } };
    const { choices } = await openai().chat.completions.create(asked);
    expect(Object.keys(JSON.parse(choices[0]?.message.content ?? '') as object)).toEqual(['city']);
  });

  it('are left in the middle, and the upstream is left as well', async () => {
    const record = await leaveStream(house, upstream, async (slow) => {
      const stream = await openai().chat.completions.create({ ...ask('x'), model: slow, stream: true });
      await stream[Symbol.asyncIterator]().next();
      return () => stream.controller.abort();
    });
    expect(record).toMatchObject({ outcome: 'caller-left', source: 'partial' });
  });

  it.each(refusals)('are refused in their own classes: %s', (...refusal) =>
    expectRefusals(upstream, (stream) => openai().chat.completions.create({ ...ask('x'), stream }), refusal),
  );
});

describe.each(named)('responses of an account that speaks $spoken', ({ upstream }) => {
  const { model } = upstream;

  it('come whole, and event by event', async () => {
    const answer = await openai().responses.create({ model, input: 'good morning' });
    expect(answer).toMatchObject({ object: 'response', status: 'completed', model, output_text: said });
    const types: string[] = [];
    const stream = openai().responses.stream({ model, input: 'good morning' });
    for await (const event of stream) types.push(event.type);
    const final = await stream.finalResponse();
    expect(final).toMatchObject({ status: 'completed', output_text: said });
    expect(final.usage?.output_tokens).toBe(answer.usage?.output_tokens);
    expect([types[0], types.at(-1)]).toEqual(['response.created', 'response.completed']);
    expect(types.filter((type) => type === 'response.output_text.delta').length).toBeGreaterThan(5);
  });

  it('call tools, whole and as a stream, and go on with their results', async () => {
    const asked = {
      ...{ model, store: false, include: ['reasoning.encrypted_content' as const] },
      tools: [{ type: 'function' as const, strict: true, ...weather }],
    };
    const input: OpenAI.Responses.ResponseInputItem[] = [{ role: 'user', content: 'use parallel tools' }];
    const whole = await openai().responses.create({ ...asked, input, stream: false });
    const streamed = await openai()
      .responses.stream({ ...asked, input })
      .finalResponse();
    for (const { output } of [whole, streamed]) {
      const calls = output.flatMap((item) => (item.type === 'function_call' ? [item] : []));
      expect(calls.length).toBeGreaterThan(0);
      for (const call of calls) expect(JSON.parse(call.arguments)).toEqual({ city: 'sandbox city' });
      const results = calls.map(({ call_id }) => ({
        type: 'function_call_output' as const,
        call_id,
        output: '21 degrees',
      }));
      const turns = [...input, ...(output as OpenAI.Responses.ResponseInputItem[]), ...results];
      const second = await openai().responses.create({ ...asked, input: turns });
      expect(second.output_text).toContain('21 degrees');
    }
  });

  it('are left in the middle, and the upstream is left as well', async () => {
    const record = await leaveStream(house, upstream, async (slow) => {
      const stream = await openai().responses.create({ model: slow, input: 'x', stream: true });
      for await (const { type } of stream) if (type === 'response.output_text.delta') break;
      return () => stream.controller.abort();
    });
    expect(record).toMatchObject({ outcome: 'caller-left', source: 'partial' });
  });

  it.each(refusals)('are refused in their own classes: %s', (...refusal) =>
    expectRefusals(upstream, (stream) => openai().responses.create({ model, input: 'x', stream }), refusal),
  );
});

describe.each(named)('the Azure client on an account that speaks $spoken', ({ upstream }) => {
  const { model } = upstream;
  const messages = [{ role: 'user' as const, content: 'good morning' }];

  it.each(['2024-10-21', '2025-04-01-preview'])('chats with deployments of %s', async (date) => {
    const answer = await azure(date).chat.completions.create({ model, messages });
    expect(answer.choices[0]?.message.content).toBe(said);
    const stream = await azure(date, model).chat.completions.create({ model, messages, stream: true });
    let text = '';
    for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? '';
    expect(text).toBe(said);
  });

  it('throws its own classes', async () => {
    await house.sandbox.setAccountFaults({ [upstream.apiKey]: '429' });
    const failure = await failureOf(azure().chat.completions.create({ model, messages }));
    expect(failure).toBeInstanceOf(OpenAI.RateLimitError);
  });
});

describe('embeddings', () => {
  it('come of accounts that embed, and are not translated', async () => {
    await house.addAccount('embeds', {
      ...{ platform: 'openai', baseUrl: `${house.sandbox.url}/v1`, credentials: { apiKey: 'sk-sandbox-embeds' } },
      models: ['text-embedding-*'],
    });
    const model = 'text-embedding-3-small';
    for (const client of [openai(), azure()]) {
      const { data } = await client.embeddings.create({ model, input: ['one', 'two'], dimensions: 8 });
      expect(data.map(({ embedding }) => embedding.length)).toEqual([8, 8]);
    }
    const failure = await failureOf(openai().embeddings.create({ model: 'claude-opus-4-8', input: 'one' }));
    expect(failure).toBeInstanceOf(OpenAI.NotFoundError);
  });
});
