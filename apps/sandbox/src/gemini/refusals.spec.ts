import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type GeminiCaller,
  type GeminiResponse,
  chunksOf,
  geminiCaller,
  googleKey,
  jsonOf,
  said,
} from '../testing/gemini-caller';
import { type RunningSandbox, runSandbox } from '../testing/running-sandbox';

let sandbox: RunningSandbox;
let ask: GeminiCaller;
beforeAll(async () => {
  sandbox = await runSandbox();
  ask = geminiCaller(sandbox);
});
afterAll(() => sandbox.stop());

describe('a refusal', () => {
  it.each([
    ['an unknown member', { ...said('hi'), foo: 1 }, 400, /Unknown name "foo": Cannot find field/],
    ['no contents', {}, 400, /contents is not specified/],
    ['contents of a wrong type', { contents: 'hi' }, 400, /Invalid value at 'contents'/],
    ['a turn that is none', { contents: [null] }, 400, /Invalid value at 'contents\[0\]'/],
    ['a wrong role', { contents: [{ role: 'assistant', parts: [{ text: 'hi' }] }] }, 400, /valid role: user, model/],
    ['no parts', { contents: [{ role: 'user', parts: [] }] }, 400, /must not be empty/],
    ['two candidates', { ...said('hi'), generationConfig: { candidateCount: 2 } }, 400, /Multiple candidates/],
    ['a cache that is not there', { ...said('hi'), cachedContent: 'cachedContents/x' }, 403, /CachedContent not found/],
    [
      'results without calls',
      { contents: [{ role: 'user', parts: [{ functionResponse: { name: 'x', response: {} } }] }] },
      400,
      /comes immediately after a function call turn/,
    ],
  ])('of %s is in Google’s envelope', async (_, body, status, message) => {
    const answer = await ask(body);
    expect(answer.status).toBe(status);
    expect(jsonOf(answer).error?.message).toMatch(message);
    expect(jsonOf(answer).error?.code).toBe(status);
  });

  it('of a bad key is a 400 with a reason', async () => {
    const answer = jsonOf(await ask(said('hi'), { headers: { 'x-goog-api-key': 'AIzaWrong' } }));
    expect(answer.error).toMatchObject({
      code: 400,
      status: 'INVALID_ARGUMENT',
      message: 'API key not valid. Please pass a valid API key.',
      details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID' }],
    });
  });

  it('of no key is a 403, of a bad token a 401, of an unknown model a 404', async () => {
    expect((await ask(said('hi'), { headers: {} })).status).toBe(403);
    expect((await ask(said('hi'), { headers: { authorization: 'Bearer ya29.x' } })).status).toBe(401);
    const unknown = await ask(said('hi'), { model: 'gpt-5' });
    expect([unknown.status, jsonOf(unknown).error?.status]).toEqual([404, 'NOT_FOUND']);
  });
});

describe('faults', () => {
  const fault = async (faults: string, method = 'generateContent') => {
    const answer = await ask(said('hi'), { method, headers: { ...googleKey, 'x-sandbox-fault': faults } });
    return answer;
  };

  it('of limits are told in the body', async () => {
    const short = await fault('429:34');
    expect([short.status, short.headers['retry-after']]).toEqual([429, undefined]);
    expect(jsonOf(short).error).toMatchObject({ status: 'RESOURCE_EXHAUSTED' });
    const details = JSON.stringify(jsonOf(short).error?.details);
    expect(details).toContain('"retryDelay":"34s"');
    expect(details).toContain('PerMinute');
    expect(JSON.stringify(jsonOf(await fault('429')).error?.details)).not.toContain('retryDelay');
    expect(JSON.stringify(jsonOf(await fault('spend-limit')).error?.details)).toContain('PerDay');
    const held = jsonOf(await fault('403-account')).error?.details?.[0];
    expect(held).toMatchObject({ reason: 'CONSUMER_SUSPENDED' });
    expect(jsonOf(await fault('529')).error).toMatchObject({ code: 529, status: 'UNAVAILABLE' });
  });

  it('come by model, by key and for a while', async () => {
    expect((await ask(said('hi'), { model: 'sandbox-fault-503' })).status).toBe(503);
    expect((await ask(said('hi'), { headers: { 'x-goog-api-key': 'sk-sandbox-fault-500-x' } })).status).toBe(500);
    sandbox.state.accountFaults.set('AIzaSandbox-one', '504');
    const failed = await ask(said('hi'));
    sandbox.state.accountFaults.clear();
    expect(failed.status).toBe(504);
  });

  it('break a stream off, or say an error in it', async () => {
    const sse = 'streamGenerateContent?alt=sse';
    const mid = chunksOf(await fault('error-mid:503', sse));
    expect(mid).toHaveLength(2);
    expect(mid[1]?.error).toMatchObject({ code: 503, status: 'UNAVAILABLE' });
    const array = JSON.parse(
      (await fault('error-mid:503', 'streamGenerateContent')).body.toString(),
    ) as GeminiResponse[];
    expect(array.map((chunk) => chunk.error?.code)).toEqual([undefined, 503]);
    const endless = chunksOf(await fault('no-message-stop', sse));
    expect(endless.every((chunk) => chunk.candidates?.[0]?.finishReason === undefined)).toBe(true);
    const silent = chunksOf(await fault('usage-missing', sse));
    expect(silent.length).toBeGreaterThan(3);
    expect(silent.every((chunk) => chunk.usageMetadata === undefined)).toBe(true);
    expect((await sandbox.settledEntry()).usage).toBeNull();
    expect((await fault('cut:10', sse)).body).toHaveLength(10);
    expect((await fault('crlf', sse)).body.toString()).toMatch(/\r\n\r\n$/);
    expect(jsonOf(await fault('usage-missing'))).not.toHaveProperty('usageMetadata');
  });
});
