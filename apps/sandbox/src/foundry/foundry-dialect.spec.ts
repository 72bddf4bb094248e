import { AnthropicFoundry } from '@anthropic-ai/foundry-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Received, type RunningSandbox, runSandbox } from '../testing/running-sandbox';
import { issueAccessToken } from '../tokens/access-token';

let sandbox: RunningSandbox;
beforeAll(async () => void (sandbox = await runSandbox()));
afterAll(() => sandbox.stop());

const question: { model: string; max_tokens: number; messages: { role: 'user'; content: string }[] } = {
  ...{ model: 'claude-opus-4-8', max_tokens: 100 },
  messages: [{ role: 'user', content: 'hi there' }],
};
const ask = (headers: Record<string, string>, body: object = question, path = '/anthropic/v1/messages') =>
  sandbox.ask({ path, headers: { 'anthropic-version': '2023-06-01', ...headers }, body });
const jsonOf = (received: Received) => JSON.parse(received.body.toString()) as Record<string, unknown>;
const tokenWith = (scope: string) =>
  issueAccessToken({
    ...{ kind: 'entra', account: 'app', organization: 'tenant', scopes: [scope] },
    expiresAt: Date.now() + 60_000,
  });
const token = () => tokenWith('https://ai.azure.com/.default');

describe('Microsoft Foundry', () => {
  it.each([
    ['a key', () => ({ 'x-api-key': 'sk-sandbox-1' })],
    ["a key in Azure's header", () => ({ 'api-key': 'sk-sandbox-1' })],
    ['a token of Entra', () => ({ authorization: `Bearer ${token()}` })],
  ])('answers to %s', async (_, headers) => {
    const answer = await ask(headers());
    expect(jsonOf(answer)).toMatchObject({ type: 'message', model: 'claude-opus-4-8' });
    expect(answer.headers).not.toHaveProperty('anthropic-ratelimit-requests-limit');
    const counted = await ask(headers(), question, '/anthropic/v1/messages/count_tokens');
    expect(jsonOf(counted)).toEqual({ input_tokens: 6 });
  });

  it.each([
    ['no key', () => ({})],
    ['a wrong key', () => ({ 'api-key': 'wrong' })],
    ['a token for something else', () => ({ authorization: `Bearer ${tokenWith('https://example.com/.default')}` })],
    ['a text that looks like the name of an account', () => ({ authorization: 'Bearer token:a/b' })],
  ])("refuses %s in Azure's envelope", async (_, headers) => {
    const answer = await ask(headers());
    expect([answer.status, jsonOf(answer)]).toMatchObject([401, { error: { code: '401' } }]);
  });

  it('knows no deployment of another name, and says what the model refuses as Anthropic does', async () => {
    const key = { 'api-key': 'sk-sandbox-1' };
    expect(jsonOf(await ask(key, { ...question, model: 'gpt-5' }))).toMatchObject({
      error: { code: 'DeploymentNotFound' },
    });
    expect(jsonOf(await ask(key, { ...question, max_tokens: -1 }))).toMatchObject({ type: 'error' });
    const limited = await ask({ ...key, 'x-sandbox-fault': '429:9' });
    expect([limited.status, limited.headers['retry-after']]).toEqual([429, '9']);
    expect(jsonOf(limited)).toMatchObject({ error: { type: 'rate_limit_error' } });
  });

  it('serves its official SDK', async () => {
    const baseURL = `${sandbox.url}/anthropic/`;
    const byKey = new AnthropicFoundry({ apiKey: 'sk-sandbox-1', baseURL, maxRetries: 0 });
    const byToken = new AnthropicFoundry({
      azureADTokenProvider: () => Promise.resolve(token()),
      ...{ baseURL, maxRetries: 0 },
    });
    for (const client of [byKey, byToken]) {
      const answer = await client.messages.create(question);
      const streamed = await client.messages.stream(question).finalMessage();
      expect(streamed.content).toEqual(answer.content);
    }
  });
});
