import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningSandbox, caller, runSandbox } from '../testing/running-sandbox';

let sandbox: RunningSandbox;
beforeAll(async () => void (sandbox = await runSandbox()));
afterAll(() => sandbox.stop());

const streamed = (fault: string) => sandbox.message({ model: `sandbox-fault-${fault}`, stream: true });
const whole = (fault: string) => sandbox.message({ model: `sandbox-fault-${fault}` });
const prompt = { cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 };

describe('a fault', () => {
  it.each(['400', '401', '402', '403', '404', '408', '413', '429', '500', '503', '504', '529'])(
    '%s is that status in the envelope of the real API',
    async (status) => {
      const answer = await streamed(status);
      expect(answer.status).toBe(Number(status));
      expect(answer.headers['retry-after']).toBeUndefined();
      expect(JSON.parse(answer.body.toString())).toMatchObject({
        type: 'error',
        request_id: answer.headers['request-id'],
      });
    },
  );

  it('can be a rate limit that says when it ends', async () => {
    const { headers } = await whole('429:30');
    expect(headers).toMatchObject({ 'retry-after': '30', 'anthropic-ratelimit-requests-remaining': '0' });
    const ends = Date.parse(String(headers['anthropic-ratelimit-requests-reset'])) - Date.now();
    expect(ends).toBeGreaterThan(28_000);
    expect(ends).toBeLessThan(32_000);
  });

  it('can be a page of HTML', async () => {
    expect(await whole('502')).toMatchObject({ status: 502, headers: { 'content-type': 'text/html' } });
  });

  it('can be asked for by header, by key and by model at once', async () => {
    const headers = { 'x-api-key': 'sk-sandbox-fault-slow_30-alice', 'x-sandbox-fault': '429:7' };
    const answer = await sandbox.message({ model: 'sandbox-fault-cut:10' }, headers);
    expect(answer).toMatchObject({ status: 429, complete: false, headers: { 'retry-after': '7' } });
    expect(answer.body).toHaveLength(10);
    expect(answer.headersAfterMs).toBeGreaterThan(25);
    expect(await sandbox.settledEntry()).toMatchObject({
      faults: ['slow', '429', 'cut'],
      status: 429,
      finished: 'cut',
    });
  });

  it.each([0, 1, 17, 300, 500])('cuts the connection after exactly %i bytes', async (count) => {
    for (const ask of [streamed, whole]) {
      const answer = await ask(`cut:${count}`);
      expect(answer).toMatchObject({ status: 200, complete: false });
      expect(answer.body).toHaveLength(count);
      expect(await sandbox.settledEntry()).toMatchObject({ finished: 'cut', bytesSent: count });
    }
  });

  it('notes only the usage that a cut stream has told', async () => {
    await streamed('cut:100');
    expect((await sandbox.settledEntry()).usage).toBeNull();
    await streamed('cut:700');
    expect((await sandbox.settledEntry()).usage).toEqual({ ...prompt, input: 6, output: 1 });
  });

  it('can break off before any status line, or with a reset', async () => {
    expect(await streamed('cut-before-headers')).toMatchObject({ status: 0, complete: false });
    expect(await sandbox.settledEntry()).toMatchObject({ status: 0, finished: 'cut' });
    expect(await streamed('reset:700')).toMatchObject({ complete: false });
  });

  it('can end an answer cleanly but too early', async () => {
    expect(await whole('empty')).toMatchObject({ status: 200, complete: true, body: Buffer.alloc(0) });
    const truncated = await whole('truncated');
    expect(truncated).toMatchObject({ status: 200, complete: true });
    expect(() => JSON.parse(truncated.body.toString()) as unknown).toThrow(SyntaxError);
    const early = (await streamed('end-early')).body.toString();
    expect(early.match(/content_block_delta/g)).toHaveLength(2);
    expect(early).not.toContain('message_delta');
    const stopless = (await streamed('no-message-stop')).body.toString();
    expect(stopless).toContain('message_delta');
    expect(stopless).not.toContain('message_stop');
  });

  it('can put an error into a stream', async () => {
    const first = await streamed('error-first:429');
    expect(first.status).toBe(200);
    expect(first.body.toString()).toMatch(/^event: error\ndata: \{"type":"error","error":\{"type":"rate_limit_error"/);
    const whole = await sandbox.message({ model: 'sandbox-fault-error-first' });
    expect(whole).toMatchObject({ status: 200, headers: { 'content-length': String(whole.body.length) } });
    expect(JSON.parse(whole.body.toString())).toMatchObject({ type: 'error', error: { type: 'overloaded_error' } });
    expect((await streamed('error-mid')).body.toString()).toMatch(
      /"Hello "\}\}\n\nevent: error\ndata: .*overloaded_error.*\n\n$/,
    );
  });

  it('can change the framing and keep the content', async () => {
    const plain = (await sandbox.message({ stream: true })).body.toString().replace(/"id":"\w+"/, '');
    const sameText = (body: Buffer) =>
      body
        .toString()
        .replaceAll('\r', '')
        .replace(/"id":"\w+"/, '')
        .replace(/fault-\w+/, 'x');
    const crlf = await streamed('crlf');
    expect(crlf.body.toString().match(/\r\n/g)).toHaveLength(plain.match(/\n/g)?.length ?? 0);
    expect(sameText(crlf.body)).toBe(plain);
    const bytewise = await streamed('bytewise');
    expect(bytewise.chunks.every((chunk) => chunk.length === 1)).toBe(true);
    expect(sameText(bytewise.body)).toBe(plain);
    const gzip = await streamed('gzip');
    expect(gzip.headers['content-encoding']).toBe('gzip');
    expect(sameText(gunzipSync(gzip.body))).toBe(plain);
    const unlabelled = await whole('gzip-unlabelled');
    expect(unlabelled.headers['content-encoding']).toBeUndefined();
    expect(JSON.parse(gunzipSync(unlabelled.body).toString())).toMatchObject({ type: 'message' });
  });

  it('can spoil the framing', async () => {
    expect((await streamed('no-final-blank-line')).body.toString()).toMatch(/"message_stop"\}\n$/);
    expect((await streamed('garbage-lines')).body.includes(Buffer.from([0xff, 0xfe]))).toBe(true);
    expect((await streamed('invalid-json')).body.toString()).toContain('"text_de\n\n');
    expect((await streamed('comments')).body.toString()).toMatch(/^: keep-alive\n\nevent: message_start/);
    expect((await streamed('pings:25')).body.toString().match(/event: ping/g)).toHaveLength(26);
    expect((await streamed('big-events:2:3')).body.length).toBeGreaterThan(6 * 1024 * 1024);
  });

  it('can report usage late or never', async () => {
    const late = (await streamed('usage-late')).body.toString();
    expect(late).toMatch(/message_start.*"input_tokens":0,/);
    expect(late).toMatch(/message_delta.*"input_tokens":6,/);
    expect((await sandbox.settledEntry()).usage).toEqual({ ...prompt, input: 6, output: 13 });
    for (const ask of [streamed, whole]) {
      const answer = await ask('usage-missing');
      expect(answer).toMatchObject({ status: 200, complete: true });
      expect(answer.body.toString()).not.toContain('usage":');
      expect((await sandbox.settledEntry()).usage).toBeNull();
    }
  });
});

describe('time', () => {
  it('passes before the headers, before the body, between events or in the middle', async () => {
    expect((await streamed('slow:40')).headersAfterMs).toBeGreaterThan(35);
    const slowBody = await whole('slow-body:40');
    expect(slowBody.bodyAfterMs - slowBody.headersAfterMs).toBeGreaterThan(25);
    for (const ask of [streamed, whole]) {
      expect((await ask('stall:40')).complete).toBe(true);
      expect((await sandbox.settledEntry()).closedAfterMs).toBeGreaterThan(35);
    }
    await sandbox.message({ model: 'sandbox-stream-5x10', stream: true });
    expect(await sandbox.settledEntry()).toMatchObject({ usage: { output: 5 }, finished: 'complete' });
    expect((await sandbox.settledEntry()).closedAfterMs).toBeGreaterThan(45);
  });

  it('stands still for a client until it leaves, which the ledger notes at once', async () => {
    const body = {
      model: 'sandbox-fault-stall',
      max_tokens: 9,
      stream: true,
      messages: [{ role: 'user', content: 'hi' }],
    };
    const answer = await sandbox.ask({ headers: caller, body, leaveWhen: (received) => received.includes('Hello') });
    const leftAt = Date.now();
    expect(answer.complete).toBe(false);
    const entry = await sandbox.settledEntry();
    expect(entry).toMatchObject({ finished: 'client-left', usage: { output: 1 }, bytesSent: answer.body.length });
    expect(Math.abs((entry.abortedAt ?? 0) - leftAt)).toBeLessThan(500);
    expect(sandbox.state.traffic).toMatchObject({ openRequests: 0, openStreams: 0 });
  });
});

describe('a long stream', () => {
  it('waits for a client that does not read', async () => {
    const body = {
      model: 'sandbox-text-100000000',
      max_tokens: 1,
      stream: true,
      messages: [{ role: 'user', content: 'x' }],
    };
    await sandbox.ask({ headers: caller, body, leaveWhen: () => true });
    const entry = await sandbox.settledEntry();
    expect(entry.finished).toBe('client-left');
    expect(entry.bytesSent).toBeLessThan(50_000_000);
  });
});

describe('sandbox-raw', () => {
  it('answers the given bytes in the given chunks', async () => {
    const chunks = [
      Buffer.from('event: x\r\nda'),
      Buffer.from([0xf0, 0x9f]),
      Buffer.from([0x98, 0x80, 0x00]),
      Buffer.from('end'),
    ];
    const raw = { status: 203, headers: [['X-One', '1']], chunks: chunks.map((chunk) => chunk.toString('base64')) };
    const answer = await sandbox.ask({ body: { model: 'sandbox-raw', stream: true, sandbox_raw: raw } });
    expect(answer.status).toBe(203);
    expect(answer.chunks).toEqual(chunks);
    expect(answer.headers).toMatchObject({ 'x-one': '1', 'content-type': 'text/event-stream; charset=utf-8' });
    expect(await sandbox.settledEntry()).toMatchObject({ bytesSent: 20, usage: null, finished: 'complete' });
  });

  it.each([undefined, {}, { chunks: [1] }, { chunks: [], status: 99 }, { chunks: [], gap_ms: -1 }])(
    'refuses %j',
    async (raw) => {
      expect((await sandbox.ask({ body: { model: 'sandbox-raw', sandbox_raw: raw } })).status).toBe(400);
    },
  );
});
