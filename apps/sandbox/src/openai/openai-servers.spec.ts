import { AzureOpenAI, OpenAI } from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Received, type RunningSandbox, runSandbox } from '../testing/running-sandbox';
import { issueAccessToken } from '../tokens/access-token';

const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
const headers = bearer('sk-sandbox-abcdef');
const jsonOf = (received: Received) => JSON.parse(received.body.toString()) as Record<string, unknown>;
const chat = { model: 'sandbox-x', messages: [{ role: 'user' as const, content: 'hi' }] };
const entraToken = (scope: string) =>
  issueAccessToken({
    ...{ kind: 'entra', account: 'client-1', organization: 'tenant-1', scopes: [scope] },
    expiresAt: Date.now() + 60_000,
  });

let sandbox: RunningSandbox;
beforeAll(async () => void (sandbox = await runSandbox()));
afterAll(() => sandbox.stop());

describe('Azure', () => {
  const azure = (more: object = {}) =>
    new AzureOpenAI({
      endpoint: sandbox.url,
      apiKey: 'sk-sandbox-azure1',
      apiVersion: '2025-04-01-preview',
      maxRetries: 0,
      ...more,
    });

  it('has a deployment in the path', async () => {
    const completion = await azure().chat.completions.create({ ...chat, model: 'gpt-mine' });
    expect(completion).toMatchObject({ model: 'gpt-mine', prompt_filter_results: [{ prompt_index: 0 }] });
    expect(await sandbox.settledEntry()).toMatchObject({
      ...{ path: '/openai/deployments/gpt-mine/chat/completions', model: 'gpt-mine', apiKeyTail: 'azure1' },
      usage: { input: completion.usage?.prompt_tokens },
    });
    const vectors = await azure().embeddings.create({ model: 'text-embedding-mine', input: 'hi' });
    expect(vectors.data[0]?.embedding).toHaveLength(1536);
  });

  it('streams a first chunk without choices', async () => {
    const stream = await azure().chat.completions.create({ ...chat, stream: true });
    const counts: number[] = [];
    for await (const { choices } of stream) counts.push(choices.length);
    expect(counts[0]).toBe(0);
    expect(counts.slice(1).every((count) => count === 1)).toBe(true);
  });

  it('has the model in the body of everything below /openai/v1', async () => {
    const client = new OpenAI({ baseURL: `${sandbox.url}/openai/v1`, apiKey: 'sk-sandbox-azure2', maxRetries: 0 });
    expect((await client.responses.create({ model: 'gpt-mine', input: 'hi' })).output_text).toContain('You said: hi');
    expect((await client.chat.completions.create(chat)).choices).toHaveLength(1);
    expect((await client.models.list()).data.length).toBeGreaterThan(3);
    const dated = await azure().responses.create({ model: 'gpt-mine', input: 'hi' });
    expect(dated.output_text).toContain('You said: hi');
  });

  it.each<[string, Record<string, string>, number]>([
    ['a key in its own header', { 'api-key': 'sk-sandbox-1' }, 200],
    ['a text that stands for a token', bearer('sandbox-entra.alice'), 200],
    ['a token of Entra', bearer(entraToken('https://cognitiveservices.azure.com/.default')), 200],
    ['a token for something else', bearer(entraToken('https://graph.microsoft.com/.default')), 401],
    ['a token in the header of keys', { 'api-key': 'sandbox-entra.alice' }, 401],
    ['a foreign key', { 'api-key': 'abc' }, 401],
    ['no key', {}, 401],
  ])('answers %s properly', async (_, given, status) => {
    const answer = await sandbox.ask({ path: '/openai/v1/chat/completions', headers: given, body: chat });
    expect(answer.status).toBe(status);
    expect(answer.headers).toHaveProperty('apim-request-id');
    if (status === 401) expect(jsonOf(answer)).toMatchObject({ error: { code: '401' } });
  });

  it('knows an account of Entra by its client and not by the text of its token', async () => {
    const token = entraToken('https://ai.azure.com/.default');
    await sandbox.ask({ path: '/openai/v1/chat/completions', headers: bearer(token), body: chat });
    expect(await sandbox.settledEntry()).toMatchObject({ organization: 'tenant-1', apiKeyTail: 'ient-1' });
  });

  it('says in its own way that there is nothing', async () => {
    await expect(azure().chat.completions.create({ ...chat, model: 'nothing' })).rejects.toMatchObject({
      ...{ status: 404, code: 'DeploymentNotFound' },
    });
    const path = '/openai/deployments/gpt-mine/chat/completions';
    expect(jsonOf(await sandbox.ask({ path, headers, body: chat }))).toEqual({
      error: { code: '404', message: 'Resource not found' },
    });
    const limited = await azure()
      .chat.completions.create({ ...chat, model: 'sandbox-fault-429:3' })
      .catch((error: unknown) => error);
    expect(limited).toMatchObject({ status: 429, code: '429' });
  });
});

describe('Factory', () => {
  const key = 'fk-sandbox-org-acme-1';

  it.each(['/api/llm/o/v1/responses', '/api/llm/o/v1/chat/completions', '/api/llm/a/v1/messages'])(
    'answers %s for its own keys only',
    async (path) => {
      const more = { 'x-api-key': 'placeholder', 'anthropic-version': '2023-06-01' };
      const body = { ...chat, input: 'hi', max_tokens: 50 };
      const answer = await sandbox.ask({ path, headers: { ...bearer(key), ...more }, body });
      expect(answer.status).toBe(200);
      expect(await sandbox.settledEntry()).toMatchObject({ path, organization: 'acme', usage: { cacheRead: 0 } });
      expect((await sandbox.ask({ path, headers: { ...headers, ...more }, body })).status).toBe(401);
    },
  );
});

describe('OpenAI and compatible servers', () => {
  it('list models for those who speak OpenAI, and leave the others to Anthropic', async () => {
    const get = (path: string, given: Record<string, string>) => sandbox.ask({ method: 'GET', path, headers: given });
    expect(jsonOf(await get('/v1/models', headers))).toMatchObject({
      object: 'list',
      data: [{ object: 'model' }, {}, {}, {}, {}, {}],
    });
    expect(jsonOf(await get('/v1/models/gpt-9', headers))).toMatchObject({ id: 'gpt-9', object: 'model' });
    expect((await get('/v1/models/mistral', headers)).status).toBe(404);
    const version = { 'anthropic-version': '2023-06-01' };
    expect(jsonOf(await get('/v1/models', { ...headers, ...version }))).toHaveProperty('has_more');
  });

  it('may have everything below a prefix', async () => {
    const answer = await sandbox.ask({
      path: '/api/paas/v4/chat/completions',
      headers,
      body: { ...chat, model: 'glm-5' },
    });
    expect(answer.status).toBe(200);
    expect((await sandbox.ask({ path: '/responses', headers, body: { model: 'codex-1', input: 'hi' } })).status).toBe(
      200,
    );
    expect((await sandbox.ask({ path: '/v1/completions', headers, body: chat })).status).toBe(404);
  });

  it('turn a text into the same vector again, in both encodings', async () => {
    const client = new OpenAI({ baseURL: `${sandbox.url}/v1`, apiKey: 'sk-sandbox-1', maxRetries: 0 });
    const ask = (encoding?: 'float') =>
      client.embeddings.create({
        model: 'text-embedding-3-small',
        input: ['one', 'two'],
        dimensions: 8,
        ...(encoding && { encoding_format: encoding }),
      });
    const [packed, plain] = [await ask(), await ask('float')];
    expect(packed.data).toHaveLength(2);
    expect(packed.data[0]?.embedding.map((value) => Math.fround(value))).toEqual(
      plain.data[0]?.embedding.map((value) => Math.fround(value)),
    );
    expect(packed.data[0]?.embedding).not.toEqual(packed.data[1]?.embedding);
    expect(Math.hypot(...(plain.data[0]?.embedding ?? []))).toBeCloseTo(1);
    expect((await sandbox.settledEntry()).usage).toMatchObject({ input: plain.usage.prompt_tokens, output: 0 });
  });

  it('refuse a WebSocket with the status on which clients fall back at once', async () => {
    const upgrade = { ...headers, connection: 'upgrade', upgrade: 'websocket' };
    expect((await sandbox.ask({ method: 'GET', path: '/v1/responses', headers: upgrade })).status).toBe(426);
    expect((await sandbox.ask({ method: 'GET', path: '/v1/responses', headers })).status).toBe(405);
  });
});
