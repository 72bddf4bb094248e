import Anthropic from '@anthropic-ai/sdk';
import AnthropicBefore1 from '@anthropic-ai/sdk-0';
import { createAnthropic } from '@ai-sdk/anthropic';
import { createGoogleGenerativeAI } from '@ai-sdk/google';
import { createOpenAI } from '@ai-sdk/openai';
import { ApiError, GoogleGenAI } from '@google/genai';
import { APICallError, type LanguageModel, generateText } from 'ai';
import OpenAI, { AzureOpenAI } from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failureOf } from '../support/protocols/failure-of';
import { addFourUpstreams, fourUpstreams } from '../support/protocols/four-upstreams';
import { type ProtocolHouse, startProtocolHouse } from '../support/protocols/protocol-house';
import { until } from '../support/supervisor/until';

let house: ProtocolHouse;
let url: string;
const keys: Record<string, string> = { bad: 'tl_000000000000000000000000000000001cymjz' };
let requests = 0;
const counted: typeof fetch = (input, init) => {
  requests += 1;
  return fetch(input, init);
};

beforeAll(async () => {
  house = await startProtocolHouse();
  url = house.gateway.url;
  await addFourUpstreams(house);
  keys.narrow = (await house.addKey({ allowedModels: ['none-of-these'] })).key;
  const spent = await house.addKey({ limits: { totalCostUsd: 0.000001 } });
  keys.spent = spent.key;
  const client = new Anthropic({ baseURL: `${url}/api`, apiKey: spent.key, authToken: null, maxRetries: 0 });
  const ask = (): Promise<unknown> =>
    client.messages.create({ model: 'claude-opus-4-8', max_tokens: 50, messages: [{ role: 'user', content: 'x' }] });
  await until(
    () =>
      ask().then(
        () => false,
        () => true,
      ),
    'the budget is used up',
  );
});
afterAll(() => house.stop());

const anthropic =
  (Sdk: typeof Anthropic) =>
  (apiKey: string, model: string): Promise<unknown> =>
    new Sdk({ baseURL: `${url}/api`, apiKey, authToken: null, fetch: counted }).messages.create({
      ...{ model, max_tokens: 50, messages: [{ role: 'user', content: 'x' }] },
    });
const openai = (apiKey: string): OpenAI => new OpenAI({ baseURL: `${url}/openai/v1`, apiKey, fetch: counted });
const azure = (apiKey: string): OpenAI =>
  new AzureOpenAI({ endpoint: `${url}/azure`, apiKey, apiVersion: '2025-04-01-preview', fetch: counted });
const chatOf = (client: OpenAI, model: string): Promise<unknown> =>
  client.chat.completions.create({ model, messages: [{ role: 'user', content: 'x' }] });
/** It asks again after every 429, for seconds, whatever an answer says. */
const generated = (model: LanguageModel, apiKey: string): Promise<unknown> =>
  generateText({ model, prompt: 'x', maxRetries: apiKey === keys.spent ? 0 : 2 });

type ErrorClass = abstract new (...parts: never[]) => Error;
interface Client {
  readonly client: string;
  readonly ask: (apiKey: string, model: string) => Promise<unknown>;
  /** What is thrown for a bad key, a model that the key may not use, and a budget that is used up. */
  readonly bad: [ErrorClass, number];
  readonly narrow: [ErrorClass, number];
  readonly spent: [ErrorClass, number];
}

const before1 = AnthropicBefore1 as unknown as typeof Anthropic;
const ofAnthropic = (Sdk: typeof Anthropic): Omit<Client, 'client'> => ({
  ask: anthropic(Sdk),
  bad: [Sdk.AuthenticationError, 401],
  narrow: [Sdk.PermissionDeniedError, 403],
  spent: [Sdk.RateLimitError, 429],
});
const ofOpenai = {
  bad: [OpenAI.AuthenticationError, 401],
  narrow: [OpenAI.NotFoundError, 404],
  spent: [OpenAI.RateLimitError, 429],
} satisfies Partial<Client>;
const ofGoogle = { bad: [ApiError, 401], narrow: [ApiError, 403], spent: [ApiError, 429] } satisfies Partial<Client>;
const ofAiSdk = { bad: [APICallError, 401], spent: [APICallError, 429] } satisfies Partial<Client>;

const clients: Client[] = [
  { client: 'Anthropic SDK 1.x', ...ofAnthropic(Anthropic) },
  { client: 'Anthropic SDK 0.x', ...ofAnthropic(before1) },
  { client: 'OpenAI SDK, chat', ask: (key, model) => chatOf(openai(key), model), ...ofOpenai },
  {
    client: 'OpenAI SDK, responses',
    ask: (key, model) => openai(key).responses.create({ model, input: 'x' }),
    ...ofOpenai,
  },
  { client: 'Azure client', ask: (key, model) => chatOf(azure(key), model), ...ofOpenai },
  {
    client: 'Gen AI SDK',
    ask: (apiKey, model) =>
      new GoogleGenAI({ apiKey, httpOptions: { baseUrl: `${url}/gemini` } }).models.generateContent({
        model,
        contents: 'x',
      }),
    ...ofGoogle,
  },
  {
    client: 'AI SDK, anthropic',
    ask: (apiKey, model) =>
      generated(createAnthropic({ baseURL: `${url}/api/v1`, apiKey, fetch: counted })(model), apiKey),
    ...{ ...ofAiSdk, narrow: [APICallError, 403] },
  },
  {
    client: 'AI SDK, openai',
    ask: (apiKey, model) =>
      generated(createOpenAI({ baseURL: `${url}/openai/v1`, apiKey, fetch: counted })(model), apiKey),
    ...{ ...ofAiSdk, narrow: [APICallError, 404] },
  },
  {
    client: 'AI SDK, google',
    ask: (apiKey, model) =>
      generated(createGoogleGenerativeAI({ baseURL: `${url}/gemini/v1beta`, apiKey, fetch: counted })(model), apiKey),
    ...{ ...ofAiSdk, narrow: [APICallError, 403] },
  },
];

describe.each(clients)('the $client', ({ ask, bad, narrow, spent }) => {
  const cases = [
    { what: 'a bad key', key: 'bad', expected: bad },
    { what: 'a model that the key may not use', key: 'narrow', expected: narrow },
    { what: 'a budget that is used up', key: 'spent', expected: spent },
  ];
  it.each(cases)('throws its own class for $what, says why, and does not ask again', async ({ key, expected }) => {
    const [errorClass, status] = expected;
    for (const { model } of fourUpstreams) {
      requests = 0;
      const failure = await failureOf(ask(keys[key] ?? '', model));
      expect(failure).toBeInstanceOf(errorClass);
      expect([(failure as { status?: number }).status, (failure as { statusCode?: number }).statusCode]).toContain(
        status,
      );
      expect((failure as Error).message).toMatch(/\w+ \w+/);
      expect(requests).toBeLessThan(2);
    }
  });
});

describe('a budget that is used up', () => {
  it('is told in each protocol’s words', async () => {
    const question = { model: 'x', messages: [], input: 'x', contents: [], max_tokens: 5 };
    const bodyAt = async (path: string): Promise<unknown> => {
      const headers = { authorization: `Bearer ${keys.spent ?? ''}`, 'content-type': 'application/json' };
      return (await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(question) })).json();
    };
    expect(await bodyAt('/api/v1/messages')).toMatchObject({ type: 'error', error: { type: 'billing_error' } });
    expect(await bodyAt('/openai/v1/chat/completions')).toMatchObject({ error: { code: 'insufficient_quota' } });
    expect(await bodyAt('/openai/v1/responses')).toMatchObject({ error: { code: 'insufficient_quota' } });
    expect(await bodyAt('/gemini/v1beta/models/x:generateContent')).toMatchObject({
      error: { code: 429, status: 'RESOURCE_EXHAUSTED', details: [{ reason: 'QUOTA_EXHAUSTED' }] },
    });
  });
});
