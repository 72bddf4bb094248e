import { EventStreamCodec } from '@smithy/eventstream-codec';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Received, type RunningSandbox, runSandbox } from '../testing/running-sandbox';

let sandbox: RunningSandbox;
beforeAll(async () => void (sandbox = await runSandbox()));
afterAll(() => sandbox.stop());

const codec = new EventStreamCodec(
  (bytes) => Buffer.from(bytes as Uint8Array).toString('utf8'),
  (text) => Buffer.from(text, 'utf8'),
);
const MODEL = 'us.anthropic.claude-sonnet-4-5-20250929-v1:0';
const question = {
  anthropic_version: 'bedrock-2023-05-31',
  max_tokens: 100,
  messages: [{ role: 'user', content: 'hi there' }],
};
const ask = (body: object, { model = MODEL, operation = 'invoke', headers = {} } = {}) =>
  sandbox.ask({
    path: `/model/${encodeURIComponent(model)}/${operation}`,
    headers: { authorization: 'Bearer sandbox-bedrock-one', ...headers },
    body,
  });
const stream = (body: object, options: { model?: string; headers?: Record<string, string> } = {}) =>
  ask(body, { ...options, operation: 'invoke-with-response-stream' });
const jsonOf = (received: Received) => JSON.parse(received.body.toString()) as Record<string, unknown>;
const exceptionIn = ({ headers }: Received) => String(headers['x-amzn-errortype']).split(':')[0];

interface Message {
  headers: Record<string, unknown>;
  body: Record<string, unknown>;
}
/** The messages of a stream; an event is taken out of its chunk. */
function messagesIn(bytes: Buffer): Message[] {
  const messages: Message[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = at + bytes.readUInt32BE(at);
    const { headers, body } = codec.decode(bytes.subarray(at, end));
    const payload = JSON.parse(Buffer.from(body).toString()) as Record<string, unknown>;
    const event = typeof payload.bytes === 'string' ? Buffer.from(payload.bytes, 'base64').toString() : null;
    const named = Object.entries(headers).map(([name, { value }]) => [name, value]);
    const content = event === null ? payload : (JSON.parse(event) as Record<string, unknown>);
    messages.push({ headers: Object.fromEntries(named) as Record<string, unknown>, body: content });
    at = end;
  }
  return messages;
}

describe('invoke', () => {
  it('answers with a message under the name that Anthropic has for the model', async () => {
    const answer = await ask(question);
    expect(jsonOf(answer)).toMatchObject({ type: 'message', model: 'claude-sonnet-4-5-20250929' });
    expect(answer.headers).toMatchObject({
      'x-amzn-bedrock-input-token-count': '6',
      'x-amzn-bedrock-output-token-count': '13',
      'x-amzn-requestid': expect.any(String) as string,
    });
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('anthropic-'))).toEqual([]);
    expect(await sandbox.settledEntry()).toMatchObject({
      model: MODEL,
      usage: { input: 6, output: 13 },
      concurrency: 1,
    });
  });

  it.each([
    ['a model', { model: 'claude-sonnet-4-5' }, 'model: Extra inputs are not permitted'],
    ['stream', { stream: true }, 'stream: Extra inputs are not permitted'],
    ['a member of Anthropic’s own API', { service_tier: 'auto' }, 'service_tier: Extra inputs are not permitted'],
    ['a beta that Bedrock does not know', { anthropic_beta: ['files-api-2025-04-14'] }, 'invalid beta flag'],
    ['betas that are no list', { anthropic_beta: 'x' }, 'anthropic_beta: Input should be a valid list'],
    ['no version', { anthropic_version: undefined }, 'anthropic_version: Field required'],
    ['a version that the model does not know', { anthropic_version: '2026-10-21' }, 'not supported by this model'],
    ['no messages', { messages: undefined }, 'messages: Field required'],
  ])('refuses %s', async (_, changed, message) => {
    const answer = await ask({ ...question, ...changed });
    expect([answer.status, exceptionIn(answer)]).toEqual([400, 'ValidationException']);
    expect(jsonOf(answer).message).toContain(message);
  });

  it('takes the betas that Bedrock knows, and the new version for newer models', async () => {
    expect((await ask({ ...question, anthropic_beta: ['context-1m-2025-08-07'] })).status).toBe(200);
    const model = 'global.anthropic.claude-opus-4-8';
    expect((await ask({ ...question, anthropic_version: '2026-10-21' }, { model })).status).toBe(200);
  });

  it.each([
    ['anthropic.claude-3-haiku-20240307-v1:0', 200],
    ['arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-opus-4-8', 200],
    ['anthropic.claude-opus-4-8', 400],
    ['claude-opus-4-8', 400],
    ['us.meta.llama', 400],
  ])('answers the model id %s with %i', async (model, status) => {
    expect((await ask(question, { model })).status).toBe(status);
  });

  it('echoes, and obeys the directives of the model', async () => {
    expect(jsonOf(await ask(question, { model: 'sandbox-echo' }))).toMatchObject({
      path: '/model/sandbox-echo/invoke',
    });
    const raw = { sandbox_raw: { status: 299, chunks: ['aGk='] } };
    expect((await ask(raw, { model: 'sandbox-raw' })).body.toString()).toBe('hi');
    const text = JSON.stringify(jsonOf(await ask(question, { model: 'sandbox-text-500' })).content);
    expect(text).toContain('lorem ipsum');
  });
});

describe('invoke-with-response-stream', () => {
  it("brings Anthropic's events in AWS's framing, and the figures at the end", async () => {
    const answer = await stream(question);
    expect(answer.headers['content-type']).toBe('application/vnd.amazon.eventstream');
    const messages = messagesIn(answer.body);
    expect(messages.every(({ headers }) => headers[':event-type'] === 'chunk')).toBe(true);
    expect(messages[0]?.body).toMatchObject({
      type: 'message_start',
      message: { model: 'claude-sonnet-4-5-20250929' },
    });
    expect(messages.at(-1)?.body).toMatchObject({
      type: 'message_stop',
      'amazon-bedrock-invocationMetrics': { inputTokenCount: 6, outputTokenCount: 13 },
    });
    expect(await sandbox.settledEntry()).toMatchObject({ streaming: true, usage: { input: 6, output: 13 } });
  });

  it.each([
    ['error-mid:429', 'throttlingException'],
    ['error-mid:503', 'serviceUnavailableException'],
    ['error-first:529', 'modelStreamErrorException'],
  ])('ends with an exception for the fault %s', async (fault, exception) => {
    const last = messagesIn((await stream(question, { headers: { 'x-sandbox-fault': fault } })).body).at(-1);
    expect(last?.headers).toMatchObject({ ':message-type': 'exception', ':exception-type': exception });
    expect(last?.body.message).toEqual(expect.any(String));
  });

  it('takes the faults of streams', async () => {
    const faulty = async (fault: string) => stream(question, { headers: { 'x-sandbox-fault': fault } });
    const typesOf = ({ body }: Received) => messagesIn(body).map((message) => message.body.type);
    expect(typesOf(await faulty('no-message-stop')).at(-1)).toBe('message_delta');
    expect(typesOf(await faulty('end-early')).at(-1)).toBe('content_block_delta');
    expect(typesOf(await faulty('comments')).filter((type) => type === undefined).length).toBeGreaterThan(5);
    expect(typesOf(await faulty('pings:4')).filter((type) => type === 'ping')).toHaveLength(5);
    expect((await faulty('cut:100')).body).toHaveLength(100);
    const silent = messagesIn((await faulty('usage-missing')).body);
    expect(JSON.stringify(silent)).not.toMatch(/"usage"|invocationMetrics/);
    const late = messagesIn((await faulty('usage-late')).body);
    expect(late[0]?.body).toMatchObject({ message: { usage: { input_tokens: 0 } } });
    expect(typesOf(await faulty('bytewise')).at(-1)).toBe('message_stop');
  });
});

describe('count-tokens', () => {
  const count = (inner: object, model = 'anthropic.claude-sonnet-4-5-20250929-v1:0') => {
    const body = Buffer.from(JSON.stringify(inner)).toString('base64');
    return ask({ input: { invokeModel: { body } } }, { model, operation: 'count-tokens' });
  };

  it('counts as an answer does', async () => {
    expect(jsonOf(await count(question))).toEqual({ inputTokens: 6 });
  });

  it('takes no inference profile, and only what could be invoked', async () => {
    expect((await count(question, MODEL)).status).toBe(400);
    expect((await count({ ...question, max_tokens: undefined })).status).toBe(400);
    expect((await ask({ input: {} }, { operation: 'count-tokens' })).status).toBe(400);
  });
});

describe('the native path', () => {
  const native = (body: object, headers: Record<string, string> = {}) =>
    sandbox.ask({
      path: '/anthropic/v1/messages',
      headers: { authorization: 'Bearer sandbox-bedrock-one', 'anthropic-version': '2023-06-01', ...headers },
      body,
    });
  const { messages, max_tokens } = question;

  it('takes ids of Bedrock, and streams like Anthropic', async () => {
    const answer = await native({ model: 'us.anthropic.claude-opus-4-8', messages, max_tokens, stream: true });
    expect(answer.body.toString()).toMatch(/^event: message_start\ndata: .*"model":"claude-opus-4-8"/);
    const unknown = await native({ model: 'claude-opus-4-8', messages, max_tokens });
    expect(jsonOf(unknown)).toMatchObject({ type: 'error', error: { type: 'not_found_error' } });
  });

  it('counts', async () => {
    const headers = { authorization: 'Bearer sandbox-bedrock-one', 'anthropic-version': '2023-06-01' };
    const body = { model: 'anthropic.claude-opus-4-8', messages };
    const answer = await sandbox.ask({ path: '/anthropic/v1/messages/count_tokens', headers, body });
    expect(jsonOf(answer)).toEqual({ input_tokens: 6 });
  });
});

describe('who asks Bedrock', () => {
  it.each([
    ['nobody', '', 403, 'MissingAuthenticationTokenException'],
    ['a key of somebody else', 'Bearer ABSK1', 403, 'AccessDeniedException'],
    ['half a signature', 'AWS4-HMAC-SHA256 x', 403, 'IncompleteSignatureException'],
  ])('is refused as %s', async (_, authorization, status, exception) => {
    const answer = await ask(question, { headers: { authorization } });
    expect([answer.status, exceptionIn(answer)]).toEqual([status, exception]);
  });

  it.each([
    ['429:30', 429, 'ThrottlingException'],
    ['401', 403, 'UnrecognizedClientException'],
    ['500', 500, 'InternalServerException'],
    ['529', 503, 'ServiceUnavailableException'],
    ['504', 408, 'ModelTimeoutException'],
    ['spend-limit', 400, 'ServiceQuotaExceededException'],
    ['403-account', 403, 'AccessDeniedException'],
  ])('meets the fault %s as an exception', async (fault, status, exception) => {
    sandbox.state.accountFaults.set('sandbox-bedrock-one', fault);
    const answer = await ask(question);
    sandbox.state.accountFaults.clear();
    expect([answer.status, exceptionIn(answer)]).toEqual([status, exception]);
    expect(answer.headers).not.toHaveProperty('retry-after');
  });
});
