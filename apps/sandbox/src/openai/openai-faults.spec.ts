import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Received, type RunningSandbox, runSandbox } from '../testing/running-sandbox';

const key = 'sk-sandbox-abcdef';
const headers = { authorization: `Bearer ${key}` };
const paths = ['/v1/responses', '/v1/chat/completions'];
const jsonOf = (received: Received) => JSON.parse(received.body.toString()) as Record<string, unknown>;

let sandbox: RunningSandbox;
beforeAll(async () => void (sandbox = await runSandbox()));
afterAll(() => sandbox.stop());

const ask = (path: string, model: string, more: object = {}) =>
  sandbox.ask({
    ...{ path, headers },
    body: { model, input: 'hi there', messages: [{ role: 'user', content: 'hi there' }], ...more },
  });
const streamed = (path: string, fault: string) => {
  const options = path.endsWith('responses') ? {} : { stream_options: { include_usage: true } };
  return ask(path, `sandbox-fault-${fault}`, { stream: true, ...options });
};

describe.each(paths)('a fault of %s', (path) => {
  it.each(['400', '401', '402', '403', '404', '408', '413', '429', '500', '503', '504', '529'])(
    '%s is that status in the envelope of the API',
    async (status) => {
      const answer = await streamed(path, status);
      expect(answer.status).toBe(Number(status));
      const error = { message: expect.any(String) as unknown, type: expect.any(String) as unknown, param: null };
      expect(jsonOf(answer)).toEqual({ error: { ...error, code: (jsonOf(answer).error as { code: unknown }).code } });
      expect(answer.headers).toMatchObject({ 'x-request-id': expect.stringMatching(/^req_/) as unknown });
      expect(answer.headers['retry-after']).toBeUndefined();
    },
  );

  it('can be a rate limit that says when it ends', async () => {
    const { headers: said } = await streamed(path, '429:90');
    expect(said).toMatchObject({
      ...{ 'retry-after': '90', 'retry-after-ms': '90000', 'x-ratelimit-remaining-requests': '0' },
      'x-ratelimit-reset-tokens': '1m30s',
    });
    const tokens = await streamed(path, '429-bucket:5');
    expect(tokens.headers).toMatchObject({ 'x-ratelimit-remaining-tokens': '0', 'x-ratelimit-reset-tokens': '5s' });
    expect(tokens.headers).not.toMatchObject({ 'x-ratelimit-remaining-requests': '0' });
    expect((await streamed(path, '429-buckets:5')).headers).not.toHaveProperty('retry-after');
  });

  it('can be used up money', async () => {
    const error = { type: 'insufficient_quota', code: 'insufficient_quota' };
    expect(jsonOf(await streamed(path, 'spend-limit'))).toMatchObject({ error });
  });

  it.each(['cut:40', 'crlf+cut:300', 'bytewise', 'gzip', 'garbage-lines', 'comments', 'big-events:1'])(
    'can be the framing: %s',
    async (fault) => {
      const answer = await streamed(path, fault);
      expect(answer.status).toBe(200);
      expect((await sandbox.settledEntry()).finished).toBe(fault.includes('cut') ? 'cut' : 'complete');
      if (fault === 'cut:40') expect(answer.body).toHaveLength(40);
      if (fault.startsWith('crlf')) expect(answer.body.toString()).not.toMatch(/[^\r]\n/);
      if (fault === 'bytewise') expect(answer.chunks.length).toBeGreaterThan(100);
    },
  );

  it('can be an end that is missing, or an error in its place', async () => {
    const end = path.endsWith('responses') ? 'response.completed' : '[DONE]';
    expect((await streamed(path, 'comments')).body.toString()).toContain(end);
    for (const fault of ['no-message-stop', 'end-early', 'error-mid', 'error-first']) {
      const answer = await streamed(path, fault);
      expect(answer).toMatchObject({ status: 200, complete: true });
      expect(answer.body.toString()).not.toContain(end);
      expect(answer.body.toString().includes('Injected error')).toBe(fault.startsWith('error'));
    }
  });

  it('can be usage that is missing', async () => {
    const figures = /_tokens":\d+,"/;
    expect((await streamed(path, 'comments')).body.toString()).toMatch(figures);
    for (const answer of [await streamed(path, 'usage-missing'), await ask(path, 'sandbox-fault-usage-missing')]) {
      expect(answer.body.toString()).not.toMatch(figures);
      expect((await sandbox.settledEntry()).usage).toBeNull();
    }
  });

  it('can be set for an account', async () => {
    const set = (faults: object) => sandbox.ask({ method: 'PUT', path: '/sandbox/faults', headers: {}, body: faults });
    await set({ [key]: '503' });
    expect((await ask(path, 'sandbox-x')).status).toBe(503);
    await set({});
    expect((await ask(path, 'sandbox-x')).status).toBe(200);
  });
});

describe.each(paths)('a model of the sandbox, asked at %s', (path) => {
  it('can be a number of deltas', async () => {
    const answer = await ask(path, 'sandbox-stream-25x0', { stream: true });
    expect(answer.body.toString().match(/"tok "/g)).toHaveLength(25);
  });

  it('can be a number of bytes', async () => {
    const text = /lorem[a-z ]*/.exec((await ask(path, 'sandbox-text-1000')).body.toString())?.[0];
    expect(text).toHaveLength(1000);
  });

  it('can be an echo of the request', async () => {
    const echo = jsonOf(await ask(path, 'sandbox-echo'));
    expect(echo).toMatchObject({ method: 'POST', path });
    expect(Buffer.from(String(echo.body_base64), 'base64').toString()).toContain('"model":"sandbox-echo"');
  });

  it('can be the bytes of the request', async () => {
    const raw = { status: 207, chunks: [Buffer.from('one').toString('base64')] };
    const answer = await ask(path, 'sandbox-raw', { sandbox_raw: raw });
    expect(answer).toMatchObject({ status: 207, headers: { 'x-request-id': expect.anything() as unknown } });
    expect(answer.body.toString()).toBe('one');
  });
});
