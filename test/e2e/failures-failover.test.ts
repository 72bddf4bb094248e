import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { HttpAnswer } from '../support/http-call';
import { rawAnswerRequest } from '../support/raw-answer';
import { askRelay, newGreeting, refusalOf } from '../support/relay-client';
import { type RelayHouse, neverCool, startRelayHouse } from '../support/relay-house';
import { type ScriptedUpstream, startScriptedUpstream } from '../support/scripted-upstream';

const PREFERRED_KEY = 'sk-sandbox-preferred';
const FALLBACK_KEY = 'sk-sandbox-first-account';

let house: RelayHouse;
let preferred: string;
let fallback: string;
let scripted: ScriptedUpstream;
beforeAll(async () => {
  [house, scripted] = await Promise.all([startRelayHouse(), startScriptedUpstream()]);
  const { items } = await house.admin<{ items: { id: string }[] }>('GET', '/admin/accounts');
  fallback = items[0]?.id ?? '';
  preferred = await addAccount({ priority: 10, credentials: { apiKey: PREFERRED_KEY } });
});
afterAll(() => Promise.all([house.stop(), scripted.stop()]));
beforeEach(() => house.sandbox.resetLedger());
afterEach(() => house.sandbox.setAccountFaults({}));

async function addAccount(fields: object): Promise<string> {
  const account = { name: 'Another', platform: 'sandbox', cooldownSeconds: neverCool, ...fields };
  return (await house.admin<{ id: string }>('POST', '/admin/accounts', account)).id;
}

/** Keys by their tails, in the order in which the upstream was asked. */
const asked = async (): Promise<string[]> => (await house.sandbox.ledger()).map(({ apiKeyTail }) => apiKeyTail);
const both = [PREFERRED_KEY.slice(-6), FALLBACK_KEY.slice(-6)];

function expectGreeting(answer: HttpAnswer, accountId: string): void {
  expect(answer).toMatchObject({ status: 200, isWhole: true, headers: { 'x-trunkline-account': accountId } });
  expect(answer.body.toString('utf8')).toContain('sandbox');
}

const beforeTheFirstByte = [
  ...['401', '402', '403', '429', '429:30', 'spend-limit', '500', '502', '503', '504', '529'],
  ...['cut-before-headers', 'cut:0', 'reset:0', 'empty', 'error-first', 'error-first:429', 'gzip-unlabelled'],
];

describe('an account that fails before the first byte', () => {
  it('is preferred as long as it is well', async () => {
    expectGreeting(await askRelay(house, newGreeting()), preferred);
  });

  it.each(beforeTheFirstByte)('is passed over: %s', async (fault) => {
    await house.sandbox.setAccountFaults({ [PREFERRED_KEY]: fault });
    for (const stream of [false, true]) {
      await house.sandbox.resetLedger();
      expectGreeting(await askRelay(house, newGreeting({ stream })), fallback);
      expect(await asked()).toEqual(both);
    }
  });

  it.each(['cut', 'reset:100', 'truncated', 'invalid-json'])(
    'is passed over when the whole answer was to come at once: %s',
    async (fault) => {
      await house.sandbox.setAccountFaults({ [PREFERRED_KEY]: fault });
      expectGreeting(await askRelay(house, newGreeting()), fallback);
      expect(await asked()).toEqual(both);
    },
  );

  it.each(['400', '404', '413'])('is not passed over for what another account would say as well: %s', async (fault) => {
    await house.sandbox.setAccountFaults({ [PREFERRED_KEY]: fault });
    expect((await askRelay(house, newGreeting())).status).toBe(Number(fault));
    expect(await asked()).toEqual(both.slice(0, 1));
  });

  it('is not passed over for an answer that was compressed and says so', async () => {
    await house.sandbox.setAccountFaults({ [PREFERRED_KEY]: 'gzip' });
    expectGreeting(await askRelay(house, newGreeting()), preferred);
    expectGreeting(await askRelay(house, newGreeting({ stream: true })), preferred);
  });
});

describe('a stream that fails after its first byte', () => {
  it.each(['cut:700', 'reset:700', 'end-early', 'truncated:700', 'error-mid', 'invalid-json', 'no-message-stop'])(
    'is never begun again on another account: %s',
    async (fault) => {
      await house.sandbox.setAccountFaults({ [PREFERRED_KEY]: fault });
      const answer = await askRelay(house, newGreeting({ stream: true }));
      expect(answer).toMatchObject({ status: 200, headers: { 'x-trunkline-account': preferred } });
      expect(answer.body.toString('utf8').match(/event: message_start/g)).toHaveLength(1);
      expect(await asked()).toEqual(both.slice(0, 1));
    },
  );
});

const page = '<!doctype html><title>Welcome to the hotel network</title>';
const withLength = (body: string | Buffer, headers: string): Buffer =>
  Buffer.concat([
    Buffer.from(`HTTP/1.1 200 OK\r\n${headers}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n`),
    Buffer.from(body),
  ]);

describe('an upstream that is none', () => {
  let stranger: string;
  beforeAll(async () => {
    const credentials = { apiKey: 'sk-sandbox-stranger' };
    stranger = await addAccount({ priority: 1, credentials, baseUrl: scripted.url });
  });

  it.each([
    ['a page of HTML', withLength(page, 'content-type: text/html')],
    ['a page of HTML that is called JSON', withLength(page, 'content-type: application/json')],
    ['nothing at all', Buffer.alloc(0)],
    ['something that is not HTTP', Buffer.from('220 mail.example.com ESMTP\r\n')],
    ['half of its headers', Buffer.from('HTTP/1.1 200 OK\r\ncontent-ty')],
    ['headers without end', Buffer.from(`HTTP/1.1 200 OK\r\nx-a: ${'a'.repeat(100_000)}`)],
    ['an unknown encoding', withLength('{}', 'content-type: application/json\r\ncontent-encoding: rot13')],
    ['gzip that is none', withLength('{"a":1}', 'content-type: application/json\r\ncontent-encoding: gzip')],
    [
      'half of a gzip body',
      withLength(
        gzipSync('{"a":"b"}'.repeat(9)).subarray(0, 20),
        'content-type: application/json\r\ncontent-encoding: gzip',
      ),
    ],
    ['a JSON array', withLength('[]', 'content-type: application/json')],
    [
      'an error with status 200',
      withLength('{"type":"error","error":{"type":"api_error"}}', 'content-type: application/json'),
    ],
  ])('is passed over: %s', async (_, bytes) => {
    scripted.answer = bytes;
    expectGreeting(await askRelay(house, newGreeting()), preferred);
    expectGreeting(await askRelay(house, newGreeting({ stream: true })), preferred);
  });

  it('does not pass for an answer when it calls a page of HTML a stream', async () => {
    scripted.answer = withLength(page, 'content-type: text/event-stream');
    const answer = await askRelay(house, newGreeting({ stream: true }));
    expect(answer.body.toString('utf8')).toMatch(/^event: error\ndata: \{"type":"error",.*\}\n\n$/);
  });

  it('is passed over when nobody listens at its address', async () => {
    await scripted.stop();
    expectGreeting(await askRelay(house, newGreeting()), preferred);
    await house.admin('DELETE', `/admin/accounts/${stranger}`);
  });
});

describe('when every account fails', () => {
  it('the client gets what an upstream said, rather than what the relay makes of it', async () => {
    await house.sandbox.setAccountFaults({ [PREFERRED_KEY]: '429:7', [FALLBACK_KEY]: 'cut-before-headers' });
    const answer = await askRelay(house, newGreeting());
    expect(answer).toMatchObject({
      status: 429,
      headers: { 'retry-after': '7', 'x-trunkline-error-origin': 'upstream' },
    });
    expect(refusalOf(answer).error.type).toBe('rate_limit_error');
    expect(await asked()).toEqual(both);
  });

  it.each([
    ['cut-before-headers', 502, 'api_error'],
    ['empty', 502, 'api_error'],
    ['gzip-unlabelled', 502, 'api_error'],
  ])(
    'the client gets a refusal in its protocol, without a word of which account it was: %s',
    async (fault, status, type) => {
      await house.sandbox.setAccountFaults({ [PREFERRED_KEY]: fault, [FALLBACK_KEY]: fault });
      for (const stream of [false, true]) {
        const answer = await askRelay(house, newGreeting({ stream }));
        expect(answer).toMatchObject({ status, isWhole: true, headers: { 'content-type': 'application/json' } });
        expect(refusalOf(answer)).toMatchObject({ type: 'error', error: { type } });
        expect(refusalOf(answer).request_id).toBe(answer.headers['request-id']);
        expect(answer.body.toString('utf8')).not.toMatch(/127\.0\.0\.1|acc_|sk-/);
      }
    },
  );

  it('an error that came with a good status is told as the error that it is', async () => {
    await house.sandbox.setAccountFaults({ [PREFERRED_KEY]: 'error-first', [FALLBACK_KEY]: 'error-first' });
    const answer = await askRelay(house, newGreeting());
    expect(answer).toMatchObject({ status: 529, headers: { 'x-trunkline-error-origin': 'upstream' } });
    expect(refusalOf(answer).error.type).toBe('overloaded_error');
    const streamed = await askRelay(house, newGreeting({ stream: true }));
    expect(streamed.body.toString('utf8')).toMatch(/^event: error\ndata: \{"type":"error",.*overloaded_error.*\}\n\n$/);
  });

  it('at most three accounts are asked', async () => {
    const keys = ['sk-sandbox-three-3', 'sk-sandbox-four-4'];
    const ids = await Promise.all(keys.map((apiKey) => addAccount({ priority: 90, credentials: { apiKey } })));
    const faults = [PREFERRED_KEY, FALLBACK_KEY, ...keys].map((key) => [key, '529'] as const);
    await house.sandbox.setAccountFaults(Object.fromEntries(faults));
    expect((await askRelay(house, newGreeting())).status).toBe(529);
    expect(await house.sandbox.ledger()).toHaveLength(3);
    for (const id of ids) await house.admin('DELETE', `/admin/accounts/${id}`);
  });

  it('a refusal that is a page of HTML is not handed to a client that reads JSON', async () => {
    const headers = { 'content-type': 'text/html' };
    const answer = await askRelay(house, rawAnswerRequest([page], { stream: false, status: 502, headers }));
    expect(answer).toMatchObject({ status: 502, headers: { 'content-type': 'application/json' } });
    expect(refusalOf(answer).error.type).toBe('api_error');
  });
});
