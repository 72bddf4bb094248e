import { createAnthropic } from '@ai-sdk/anthropic';
import { createGoogleGenerativeAI } from '@ai-sdk/google';
import { createOpenAI } from '@ai-sdk/openai';
import { APICallError, type LanguageModel, generateText, jsonSchema, stepCountIs, streamText, tool } from 'ai';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { failureOf } from '../support/protocols/failure-of';
import { addFourUpstreams, fourUpstreams } from '../support/protocols/four-upstreams';
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
const providers: Record<string, (url: string, apiKey: string) => (model: string) => LanguageModel> = {
  anthropic: (url, apiKey) => createAnthropic({ baseURL: `${url}/api/v1`, apiKey }),
  'openai, responses': (url, apiKey) => createOpenAI({ baseURL: `${url}/openai/v1`, apiKey }),
  'openai, chat': (url, apiKey) => (model) => createOpenAI({ baseURL: `${url}/openai/v1`, apiKey }).chat(model),
  google: (url, apiKey) => createGoogleGenerativeAI({ baseURL: `${url}/gemini/v1beta`, apiKey }),
};
const cases = Object.entries(providers).flatMap(([provider, create]) =>
  fourUpstreams.map((upstream) => ({ provider, create, upstream, spoken: upstream.protocol })),
);

describe.each(cases)('the AI SDK’s $provider on an account that speaks $spoken', ({ create, upstream }) => {
  const named = (name = upstream.model): LanguageModel => create(house.gateway.url, house.relayKey)(name);
  const options = { maxRetries: 0, maxOutputTokens: 300 };

  it('writes a text, whole and as a stream', async () => {
    const asked = { ...options, model: named(), prompt: 'good morning' };
    const whole = await generateText(asked);
    expect(whole).toMatchObject({ text: said, finishReason: 'stop' });
    expect(whole.usage.inputTokens).toBeGreaterThan(0);
    const stream = streamText({ ...asked, onError: () => undefined });
    const pieces: string[] = [];
    for await (const piece of stream.textStream) pieces.push(piece);
    expect(pieces.join('')).toBe(said);
    expect(pieces.length).toBeGreaterThan(5);
    expect(await stream.finishReason).toBe('stop');
    expect((await stream.usage).outputTokens).toBe(whole.usage.outputTokens);
  });

  it('runs tools until it has an answer', async () => {
    const cities: string[] = [];
    const weather = tool({
      description: 'Looks at the sky',
      inputSchema: jsonSchema<{ city: string }>({
        ...{
          type: 'object',
          properties: { city: { type: 'string' } },
          required: ['city'],
          additionalProperties: false,
        },
      }),
      execute: ({ city }) => {
        cities.push(city);
        return '21 degrees';
      },
    });
    const asked = { ...options, model: named(), prompt: 'use a tool', tools: { weather }, stopWhen: stepCountIs(3) };
    const whole = await generateText(asked);
    expect(whole.text).toContain('21 degrees');
    expect(whole.steps).toHaveLength(2);
    const stream = streamText({ ...asked, onError: () => undefined });
    expect(await stream.text).toContain('21 degrees');
    expect(cities).toEqual(['sandbox city', 'sandbox city']);
  });

  it('leaves in the middle of a stream, and the upstream is left as well', async () => {
    const record = await leaveStream(house, upstream, async (slow) => {
      const leaving = new AbortController();
      const model = named(slow);
      const stream = streamText({
        ...options,
        model,
        prompt: 'x',
        abortSignal: leaving.signal,
        onError: () => undefined,
      });
      await stream.textStream[Symbol.asyncIterator]().next();
      return () => leaving.abort();
    });
    expect(record).toMatchObject({ outcome: 'caller-left', source: 'partial' });
  });

  it.each([
    ['400', 400, false],
    ['401', 401, false],
    ['429', 429, true],
    ['500', 500, true],
  ])('throws its own error when the upstream answers with %s', async (fault, statusCode, isRetryable) => {
    await house.sandbox.setAccountFaults({ [upstream.apiKey]: fault });
    const asked = { ...options, model: named(), prompt: 'x' };
    const failure = await failureOf(generateText(asked));
    expect(APICallError.isInstance(failure)).toBe(true);
    expect(failure).toMatchObject({ statusCode, isRetryable, message: expect.stringMatching(/\w/) as string });
    const seen: unknown[] = [];
    await streamText({ ...asked, onError: ({ error }) => void seen.push(error) }).consumeStream();
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({ statusCode, isRetryable });
  });

  it('is told in the middle of a stream that it broke off', async () => {
    await house.sandbox.setAccountFaults({ [upstream.apiKey]: 'end-early' });
    const seen: unknown[] = [];
    const stream = streamText({
      ...options,
      model: named(),
      prompt: 'x',
      onError: ({ error }) => void seen.push(error),
    });
    await stream.consumeStream();
    expect(seen).toHaveLength(1);
    expect(await Promise.resolve(stream.finishReason).catch(() => 'none')).not.toBe('stop');
  });
});
