import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Received, type RunningSandbox, caller, runSandbox } from './testing/running-sandbox';

const question = { model: 'sandbox-x', max_tokens: 100, messages: [{ role: 'user', content: 'hi there' }] };
const jsonOf = (received: Received) => JSON.parse(received.body.toString()) as Record<string, unknown>;
const anyText: unknown = expect.any(String);
const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);
const without = (name: string) => Object.fromEntries(Object.entries(question).filter(([field]) => field !== name));
const LIMIT = 32 * 1024 * 1024;

let sandbox: RunningSandbox;
beforeAll(async () => void (sandbox = await runSandbox()));
afterAll(() => sandbox.stop());

describe('a Messages request', () => {
  it('is answered with JSON and the headers of the real API', async () => {
    const answer = await sandbox.message({});
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json',
      'request-id': matching(/^req_[0-9A-Za-z]{24}$/),
      'anthropic-organization-id': anyText,
      'anthropic-ratelimit-requests-limit': '4000',
      'anthropic-ratelimit-input-tokens-remaining': matching(/^\d+$/),
      'anthropic-ratelimit-output-tokens-reset': matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    });
    expect(jsonOf(answer)).toMatchObject({ type: 'message', role: 'assistant', model: 'sandbox-x' });
  });

  it('is answered with events that add up to the same message', async () => {
    const answer = await sandbox.message({ stream: true });
    expect(answer.headers['content-type']).toBe('text/event-stream; charset=utf-8');
    const events = answer.body.toString().split('\n\n').filter(Boolean);
    expect(events.map((event) => /^event: (\w+)\ndata: \{"type":\s?"\1"/.exec(event)?.[1])).toEqual([
      ...['message_start', 'content_block_start', 'ping'],
      ...new Array<string>(9).fill('content_block_delta'),
      ...['content_block_stop', 'message_delta', 'message_stop'],
    ]);
    const text = [...answer.body.toString().matchAll(/"text_delta","text":"([^"]*)"/g)]
      .map((match) => match[1])
      .join('');
    expect(jsonOf(await sandbox.message({})).content).toEqual([{ type: 'text', text }]);
  });

  it('is accepted in every shape that coding clients send', async () => {
    const answer = await sandbox.message({
      system: [{ type: 'text', text: 'x-anthropic-billing-header: cc_version=2.1.329.c9e;' }],
      messages: [
        { role: 'user', content: [{ type: 'text', text: 'hi', cache_control: { type: 'ephemeral' } }] },
        { role: 'system', content: 'mind the gap' },
      ],
      tools: [
        { type: 'web_search_20250305', name: 'web_search', max_uses: 8 },
        { name: 'later', defer_loading: true },
      ],
      context_management: { edits: [] },
      output_config: { effort: 'high' },
      safeguards: [],
    });
    expect(answer.status).toBe(200);
  });

  it.each([
    ['gzip', gzipSync],
    ['zstd', zstdCompressSync],
  ])('may come compressed with %s', async (encoding, compress) => {
    const headers = { ...caller, 'content-encoding': encoding };
    const answer = await sandbox.ask({ headers, body: compress(Buffer.from(JSON.stringify(question))) });
    expect(answer.status).toBe(200);
  });

  it('reports for its prompt what count_tokens says', async () => {
    const count = await sandbox.ask({ path: '/v1/messages/count_tokens?beta=true', body: without('max_tokens') });
    const message = jsonOf(await sandbox.message(question));
    expect(message.usage).toMatchObject(jsonOf(count));
  });

  it('comes back byte for byte from the echo', async () => {
    const body = '{ "model":"sandbox-echo", "n": 1152921504606846976, "a": {"x":1,"x":2}, "é": "\\u00e9" }';
    const headers = { ...caller, 'X-Odd-Case': 'kept' };
    const echo = jsonOf(await sandbox.ask({ headers, body, path: '/v1/messages?beta=true' }));
    expect(Buffer.from(String(echo.body_base64), 'base64').toString()).toBe(body);
    expect(echo).toMatchObject({ method: 'POST', path: '/v1/messages?beta=true' });
    expect(echo.headers).toContainEqual(['X-Odd-Case', 'kept']);
  });
});

describe('a wrong request', () => {
  const version = { 'anthropic-version': '2023-06-01' };
  it.each<[string, number, string, Parameters<RunningSandbox['ask']>[0]]>([
    ['without a key', 401, 'authentication_error', { headers: version, body: question }],
    [
      'with a foreign key',
      401,
      'authentication_error',
      { headers: { ...version, 'x-api-key': 'sk-ant-1' }, body: question },
    ],
    ['without a version', 400, 'invalid_request_error', { headers: { 'x-api-key': 'sk-sandbox-1' }, body: question }],
    [
      'of an unknown version',
      400,
      'invalid_request_error',
      { headers: { ...caller, 'anthropic-version': '2024-01-01' }, body: question },
    ],
    ['that is no JSON', 400, 'invalid_request_error', { body: '{"model":' }],
    ['that is a list', 400, 'invalid_request_error', { body: '[]' }],
    ['without a model', 400, 'invalid_request_error', { body: without('model') }],
    ['without max_tokens', 400, 'invalid_request_error', { body: without('max_tokens') }],
    ['whose messages are no list', 400, 'invalid_request_error', { body: { ...question, messages: 'hi' } }],
    ['without any message', 400, 'invalid_request_error', { body: { ...question, messages: [] } }],
    ['for an unknown model', 404, 'not_found_error', { body: { ...question, model: 'gpt-9' } }],
    ['for an unknown path', 404, 'not_found_error', { path: '/v1/complete', body: question }],
    ['with the wrong method', 405, 'invalid_request_error', { method: 'GET' }],
    [
      'in an unknown encoding',
      415,
      'invalid_request_error',
      { headers: { ...caller, 'content-encoding': 'rot13' }, body: question },
    ],
    [
      'that is not as compressed as it says',
      400,
      'invalid_request_error',
      { headers: { ...caller, 'content-encoding': 'gzip' }, body: question },
    ],
    ['of more than 32 MiB', 413, 'request_too_large', { body: Buffer.alloc(LIMIT + 1, 0x20) }],
    [
      'of more than 32 MiB once decoded',
      413,
      'request_too_large',
      { headers: { ...caller, 'content-encoding': 'gzip' }, body: gzipSync(Buffer.alloc(LIMIT + 1)) },
    ],
  ])('%s is a %i', async (_, status, type, asked) => {
    const answer = await sandbox.ask(asked);
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toBe('application/json');
    expect(jsonOf(answer)).toEqual({
      type: 'error',
      error: { type, message: anyText },
      request_id: answer.headers['request-id'],
    });
  });

  it('may carry sampling parameters in the old version only', async () => {
    const answer = await sandbox.message({ temperature: 1 }, { 'anthropic-version': '2026-10-21' });
    expect(jsonOf(answer)).toMatchObject({ error: { message: 'temperature: Extra inputs are not permitted' } });
    expect((await sandbox.message({ temperature: 1 })).status).toBe(200);
  });
});

describe('the other paths', () => {
  it('list models in pages', async () => {
    const first = jsonOf(await sandbox.ask({ method: 'GET', path: '/v1/models?limit=2' }));
    expect(first).toMatchObject({ has_more: true, data: [{ type: 'model' }, { type: 'model' }] });
    const next = jsonOf(await sandbox.ask({ method: 'GET', path: `/v1/models?after_id=${String(first.last_id)}` }));
    expect(next).toMatchObject({ has_more: false });
    const back = jsonOf(await sandbox.ask({ method: 'GET', path: `/v1/models?before_id=${String(next.first_id)}` }));
    expect(back.data).toEqual(first.data);
  });

  it('describe every model that is answered, and no other', async () => {
    const known = await sandbox.ask({ method: 'GET', path: '/v1/models/claude-anything' });
    expect(jsonOf(known)).toMatchObject({ id: 'claude-anything', type: 'model' });
    expect((await sandbox.ask({ method: 'GET', path: '/v1/models/gpt-9' })).status).toBe(404);
  });

  it('greet a client that looks whether somebody is there', async () => {
    expect((await sandbox.ask({ method: 'HEAD', path: '/api/hello', headers: {} })).status).toBe(200);
    expect((await sandbox.ask({ method: 'HEAD', path: '/', headers: {} })).status).toBe(404);
  });
});

describe('the control paths', () => {
  it('switch the faults of an account on and off', async () => {
    const set = (faults: object) => sandbox.ask({ method: 'PUT', path: '/sandbox/faults', headers: {}, body: faults });
    expect((await set({ 'sk-sandbox-abcdef': '529' })).status).toBe(200);
    expect((await sandbox.message({})).status).toBe(529);
    expect((await sandbox.message({}, { 'x-api-key': 'sk-sandbox-other' })).status).toBe(200);
    expect((await set({ 'sk-sandbox-abcdef': 'nonsense' })).status).toBe(400);
    expect((await sandbox.message({})).status).toBe(529);
    await set({});
    expect((await sandbox.message({})).status).toBe(200);
  });

  it('show and empty the ledger', async () => {
    await sandbox.message({ metadata: { user_id: 'marker-1' } });
    const { entries } = jsonOf(await sandbox.ask({ method: 'GET', path: '/sandbox/ledger' })) as { entries: object[] };
    expect(entries.at(-1)).toMatchObject({
      clientRequestMarker: 'marker-1',
      apiKeyTail: 'abcdef',
      finished: 'complete',
    });
    await sandbox.ask({ method: 'DELETE', path: '/sandbox/ledger' });
    expect(jsonOf(await sandbox.ask({ method: 'GET', path: '/sandbox/ledger' }))).toEqual({ entries: [], dropped: 0 });
  });

  it('tell how many requests of a key are under way, and how many there were at most', async () => {
    const control = async (method: string) =>
      jsonOf(await sandbox.ask({ method, path: '/sandbox/concurrency', headers: {} }));
    const key = 'sk-sandbox-org-acme-busy';
    const mine = { 'x-api-key': key };
    await control('DELETE');
    await Promise.all([1, 2, 3].map(() => sandbox.message({ model: 'sandbox-stream-1x100' }, mine)));
    await sandbox.message({}, mine);
    const entries = sandbox.state.ledger.list().slice(-4);
    expect(entries.map(({ concurrency }) => concurrency)).toEqual([1, 2, 3, 1]);
    expect(entries.every(({ organization }) => organization === 'acme')).toBe(true);
    await sandbox.ask({ method: 'DELETE', path: '/sandbox/ledger' });
    expect(await control('GET')).toEqual({ [key]: { now: 0, peak: 3 } });
    expect(await control('DELETE')).toEqual({});
  });

  it('show no key that is not one of the sandbox', async () => {
    await sandbox.message({}, { 'x-api-key': 'sk-ant-private' });
    const answer = await sandbox.ask({ method: 'GET', path: '/sandbox/concurrency', headers: {} });
    expect(answer.body.toString()).not.toContain('private');
    expect(sandbox.state.ledger.list().at(-1)).toMatchObject({ status: 401, concurrency: 0 });
  });

  it('count what is open', async () => {
    const state = jsonOf(await sandbox.ask({ method: 'GET', path: '/sandbox/state' }));
    expect(state).toMatchObject({ openConnections: 1, openRequests: 0, openStreams: 0 });
    expect((await sandbox.ask({ method: 'GET', path: '/sandbox/nothing' })).status).toBe(404);
  });
});
