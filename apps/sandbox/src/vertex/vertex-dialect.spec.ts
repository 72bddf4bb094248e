import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { googleTokenFor } from '../testing/google-token';
import { type Received, type RunningSandbox, runSandbox } from '../testing/running-sandbox';

let sandbox: RunningSandbox;
beforeAll(async () => void (sandbox = await runSandbox()));
afterAll(() => sandbox.stop());

const jsonOf = (received: Received) => JSON.parse(received.body.toString()) as Record<string, unknown>;
const question = {
  anthropic_version: 'vertex-2023-10-16',
  max_tokens: 100,
  messages: [{ role: 'user', content: 'hi there' }],
};
const pathOf = (rest: string) => `/v1/projects/acme/locations/us-east5/publishers/${rest}`;
const bearer = (token: string, more: object = {}) => ({ authorization: `Bearer ${token}`, ...more });
const ask = (body: object, rest = 'anthropic/models/claude-sonnet-5-5:rawPredict', headers: object = {}) =>
  sandbox.ask({ path: pathOf(rest), headers: bearer(googleTokenFor('acme'), headers), body });

describe("Anthropic's models on Vertex AI", () => {
  it('answer with a message, and without the limits of an account at Anthropic', async () => {
    const answer = await ask(question, 'anthropic/models/claude-haiku-4-5@20251001:rawPredict');
    expect(jsonOf(answer)).toMatchObject({
      ...{ type: 'message', model: 'claude-haiku-4-5-20251001' },
      content: [{ type: 'text', text: 'Hello from the Trunkline sandbox. You said: hi there' }],
    });
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('anthropic-'))).toEqual([]);
    expect(await sandbox.settledEntry()).toMatchObject({
      ...{ model: 'claude-haiku-4-5@20251001', organization: 'acme', usage: { input: 6, output: 13 } },
    });
  });

  it('stream the same events as Anthropic', async () => {
    const path = 'anthropic/models/claude-sonnet-5-5:streamRawPredict';
    const answer = await ask({ ...question, stream: true }, path);
    expect(answer.headers['content-type']).toMatch(/^text\/event-stream/);
    expect(answer.body.toString()).toMatch(/^event: message_start\n.*event: message_stop\n/s);
    expect(await sandbox.settledEntry()).toMatchObject({ streaming: true, usage: { output: 13 } });
  });

  it('count tokens of the model in the body', async () => {
    const { anthropic_version, messages } = question;
    const rest = { anthropic_version, messages };
    const path = 'anthropic/models/count-tokens:rawPredict';
    const counted = await ask({ ...rest, model: 'claude-haiku-4-5@20251001' }, path);
    expect(jsonOf(counted)).toEqual({ input_tokens: 6 });
    expect((await ask({ ...rest, model: 'claude-haiku-4-5@latest' }, path)).status).toBe(400);
  });

  it.each([
    ['no version in the body', { anthropic_version: undefined }, 'anthropic_version: Field required'],
    ['a version of Bedrock', { anthropic_version: 'bedrock-2023-05-31' }, 'not a valid version'],
    ['a model in the body', { model: 'claude-sonnet-5-5' }, 'model: Extra inputs are not permitted'],
    ['no messages', { messages: undefined }, 'messages: Field required'],
    ['sampling in the new version', { anthropic_version: '2026-10-21', top_k: 1 }, 'top_k: Extra inputs'],
  ])('refuse %s in Anthropic’s envelope', async (_, changed, message) => {
    const answer = await ask({ ...question, ...changed }, undefined, { 'anthropic-version': '2023-06-01' });
    expect(answer.status).toBe(400);
    expect(jsonOf(answer)).toMatchObject({
      type: 'error',
      error: { type: 'invalid_request_error', message: expect.stringContaining(message) as string },
    });
  });

  it.each([
    ['401', 401, 'UNAUTHENTICATED'],
    ['403', 403, 'PERMISSION_DENIED'],
    ['429', 429, 'RESOURCE_EXHAUSTED'],
    ['503', 503, 'UNAVAILABLE'],
  ])('say the fault %s in Google’s envelope', async (fault, code, status) => {
    const answer = await ask(question, undefined, { 'x-sandbox-fault': fault });
    expect(answer.status).toBe(code);
    expect(jsonOf(answer)).toMatchObject({ error: { code, status } });
  });

  it('say what the model itself fails with in Anthropic’s', async () => {
    const overloaded = await ask(question, undefined, { 'x-sandbox-fault': '529' });
    expect(jsonOf(overloaded)).toMatchObject({ type: 'error', error: { type: 'overloaded_error' } });
    const mid = await ask({ ...question, stream: true }, undefined, { 'x-sandbox-fault': 'error-mid' });
    expect(mid.body.toString()).toMatch(/event: error\ndata: \{"type":"error"/);
  });

  it('echo the request as it arrived', async () => {
    const answer = await ask(question, 'anthropic/models/sandbox-echo:rawPredict');
    const body = Buffer.from(String(jsonOf(answer).body_base64), 'base64').toString();
    expect(JSON.parse(body)).toEqual(question);
  });
});

describe("Google's models on Vertex AI", () => {
  const contents = [{ role: 'user', parts: [{ text: 'hi' }] }];

  it('answer like the Gemini API, and say how they were paid for', async () => {
    const answer = await ask({ contents, labels: { marker: 'm1' } }, 'google/models/gemini-2.5-pro:generateContent');
    expect(jsonOf(answer)).toMatchObject({ usageMetadata: { promptTokenCount: 2, trafficType: 'ON_DEMAND' } });
    expect((await sandbox.settledEntry()).clientRequestMarker).toBe('m1');
    const streamed = await ask({ contents }, 'google/models/gemini-2.5-pro:streamGenerateContent?alt=sse');
    expect(streamed.body.toString()).toMatch(/^data: \{"candidates"/);
  });

  it('take no turn without a role', async () => {
    const answer = await ask(
      { contents: [{ parts: [{ text: 'hi' }] }] },
      'google/models/gemini-2.5-pro:generateContent',
    );
    expect(jsonOf(answer)).toMatchObject({ error: { code: 400, message: 'Please use a valid role: user, model.' } });
  });

  it('count and embed', async () => {
    const counted = await ask({ contents }, 'google/models/gemini-2.5-pro:countTokens');
    expect(jsonOf(counted)).toMatchObject({ totalTokens: 2 });
    const embedded = await ask(
      { instances: [{ content: 'a' }, { content: 'b' }] },
      'google/models/text-embedding-005:predict',
    );
    expect(jsonOf(embedded).predictions).toHaveLength(2);
    const content = { parts: [{ text: 'a' }] };
    expect((await ask({ content }, 'google/models/gemini-embedding-2:embedContent')).status).toBe(200);
  });
});

describe('who asks Vertex AI', () => {
  const path = pathOf('anthropic/models/claude-sonnet-5-5:rawPredict');
  const error = async (headers: object) => {
    const answer = await sandbox.ask({ path, headers: headers as Record<string, string>, body: question });
    return jsonOf(answer).error as { code: number; status: string; message: string };
  };

  it('must have a token of Google with the scope, and own the project', async () => {
    expect(await error({})).toMatchObject({ code: 401, message: expect.stringContaining('missing') as string });
    expect(await error(bearer('ya29.x'))).toMatchObject({ code: 401, status: 'UNAUTHENTICATED' });
    const unscoped = googleTokenFor('acme', ['https://www.googleapis.com/auth/userinfo.email']);
    expect(await error(bearer(unscoped))).toMatchObject({
      code: 403,
      message: expect.stringContaining('scopes') as string,
    });
    expect(await error(bearer(googleTokenFor('other')))).toMatchObject({ code: 403, status: 'PERMISSION_DENIED' });
  });

  it('fails as the account was told to', async () => {
    sandbox.state.accountFaults.set('token:acme/relay@acme.iam.gserviceaccount.com', '429');
    const failed = await ask(question);
    sandbox.state.accountFaults.clear();
    expect(failed.status).toBe(429);
  });
});
