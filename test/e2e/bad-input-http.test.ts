import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { clientHeaders, askRelay, greeting, messagesPath, refusalOf } from '../support/relay-client';
import { type RawAnswer, readRawAnswer, speakRawHttp } from '../support/raw-http';
import { type RelayHouse, startRelayHouse } from '../support/relay-house';

let house: RelayHouse;
beforeAll(async () => {
  house = await startRelayHouse({ CLIENT_REQUEST_TIMEOUT_SECONDS: '1' });
});
afterAll(() => house.stop());

afterEach(async () => {
  const answer = await askRelay(house, greeting());
  expect(answer.status, 'the next good request').toBe(200);
  await house.sandbox.resetLedger();
});

/** A request as it stands on the wire; `lines` come after the usual headers. */
function onTheWire(
  lines: readonly string[],
  { target = messagesPath, body = JSON.stringify(greeting()) } = {},
): string {
  const usual = Object.entries(clientHeaders(house.relayKey)).map(([name, value]) => `${name}: ${String(value)}`);
  const head = [`POST ${target} HTTP/1.1`, 'host: relay', 'connection: close', ...usual, ...lines];
  return `${head.join('\r\n')}\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
}

const speak = async (parts: string | string[]): Promise<RawAnswer> =>
  readRawAnswer(await speakRawHttp(house.gateway.url, parts));

async function expectRefusal({ status, headers, body }: RawAnswer, expected: number, message: RegExp): Promise<void> {
  expect({ status, headers }).toMatchObject({
    status: expected,
    headers: { 'content-type': 'application/json', 'x-should-retry': 'false' },
  });
  const refusal = JSON.parse(body) as { type: string; error: { type: string; message: string } };
  expect(refusal).toMatchObject({ type: 'error', error: { type: 'invalid_request_error' } });
  expect(refusal.error.message).toMatch(message);
  expect(await house.sandbox.ledger()).toEqual([]);
}

describe('a path where nothing is', () => {
  it.each([
    ...['/api', '/api/v1', '/api/v1/nothing', '/api/v1/messages/', '/api/v1/messages/nothing', '/api/v1//messages'],
    ...['/claude/v1/complete', '/v1/Messages', '/api/v2/messages', '/droid', '/droid/claude/v1/nothing'],
    ...['/v1/messages/../messages', '/v1/%6dessages/x', '/v1/messages%2f', '/v1/%ff', '/v1/%'],
  ])('is refused below client mounts in the client’s protocol: %s', async (target) => {
    const { status, headers, body } = await speak(onTheWire([], { target }));
    expect({ status, headers }).toMatchObject({
      headers: { 'content-type': 'application/json', 'x-should-retry': 'false' },
    });
    expect([400, 404]).toContain(status);
    const type = status === 404 ? 'not_found_error' : 'invalid_request_error';
    expect(JSON.parse(body)).toMatchObject({ type: 'error', error: { type } });
  });

  it.each([
    ['/openai/v1/nothing', { error: { type: 'invalid_request_error', param: null } }],
    ['/openai/responses/nothing', { error: { type: 'invalid_request_error', param: null } }],
    ['/azure/openai/deployments/x', { error: { type: 'invalid_request_error', param: null } }],
    ['/gemini/nothing', { error: { code: 404, status: 'NOT_FOUND' } }],
    ['/v1beta/models/x:nothing', { error: { code: 404, status: 'NOT_FOUND' } }],
    ['/gemini/v1internal:nothing', { error: { code: 404, status: 'NOT_FOUND' } }],
  ])('is refused in the words of its own clients: %s', async (path, expected) => {
    const answer = await askRelay(house, '', { path });
    expect(answer.status).toBe(404);
    expect(JSON.parse(answer.body.toString())).toMatchObject(expected);
  });

  it('is refused when its name of a model is longer than any', async () => {
    const answer = await askRelay(house, '', { method: 'GET', path: `/api/v1/models/${'m'.repeat(300)}` });
    expect(answer.status).toBe(400);
    expect(refusalOf(answer)).toMatchObject({ type: 'error', error: { type: 'invalid_request_error' } });
  });

  it('is refused elsewhere with problem details', async () => {
    const { status, headers } = await speak(onTheWire([], { target: '/nothing' }));
    expect(status).toBe(404);
    expect(headers['content-type']).toContain('application/problem+json');
    const unreadable = await speak(onTheWire([], { target: '/admin/%ff' }));
    expect(unreadable.status).toBe(400);
    expect(unreadable.headers['content-type']).toContain('application/problem+json');
  });
});

describe('a method that is not the one', () => {
  it.each([
    ['GET', messagesPath, 'POST'],
    ['PUT', messagesPath, 'POST'],
    ['DELETE', '/v1/messages', 'POST'],
    ['PATCH', '/claude/v1/messages/count_tokens', 'POST'],
    ['OPTIONS', '/v1/messages?beta=true', 'POST'],
    ['POST', '/v1/models', 'GET'],
    ['DELETE', '/v1/models/sandbox-small', 'GET'],
  ])('is refused, and the right one is named: %s %s', async (method, path, right) => {
    const answer = await askRelay(house, '{}', { method, path, headers: { 'content-length': 2 } });
    expect(answer).toMatchObject({ status: 405, headers: { allow: right, 'x-should-retry': 'false' } });
    expect(refusalOf(answer).error).toMatchObject({ type: 'invalid_request_error' });
    expect(refusalOf(answer).error.message).toContain(`use ${right}`);
  });
});

describe('a content type', () => {
  it.each([
    ...['text/plain', 'text/html; charset=utf-8', 'application/x-www-form-urlencoded', 'application/jsonx'],
    ...['multipart/form-data; boundary=a', 'json', 'application/', '/', 'application/json+x', 'nonsense; ;;=', '*/*'],
  ])('that is not JSON is refused: %s', async (type) => {
    const answer = await askRelay(house, greeting(), { headers: { 'content-type': type } });
    expect(answer).toMatchObject({ status: 415, headers: { 'x-should-retry': 'false' } });
    expect(refusalOf(answer)).toMatchObject({ type: 'error', error: { type: 'invalid_request_error' } });
    expect(await house.sandbox.ledger()).toEqual([]);
  });

  it.each(['application/json; charset=utf-8', 'Application/JSON', 'application/json;', ' application/json '])(
    'that is JSON is accepted however it is written: %j',
    async (type) => {
      expect((await askRelay(house, greeting(), { headers: { 'content-type': type } })).status).toBe(200);
    },
  );
});

describe('headers', () => {
  const flood = (count: number): string[] => Array.from({ length: count }, (_, index) => `x-${index}: a`);

  it('are refused when they are too many', async () => {
    for (const count of [101, 1_500]) await expectRefusal(await speak(onTheWire(flood(count))), 431, /headers/);
  });

  it('are accepted when they are many', async () => {
    expect((await speak(onTheWire(flood(80)))).status).toBe(200);
  });

  it('are refused when they are too large', async () => {
    const large = [`x-large: ${'a'.repeat(17_000)}`];
    await expectRefusal(await speak(onTheWire(large)), 431, /larger than 16384 bytes/);
    const many = Array.from({ length: 90 }, (_, index) => `x-${index}: ${'a'.repeat(1_000)}`);
    await expectRefusal(await speak(onTheWire(many)), 431, /larger than 16384 bytes/);
  });

  it('are refused when they name two hosts', async () => {
    await expectRefusal(await speak(onTheWire(['host: relay'])), 400, /Host/);
    await expectRefusal(await speak(onTheWire(['Host: elsewhere'])), 400, /Host/);
  });

  it.each([
    ['a length twice', ['content-length: 5']],
    ['a length and chunks', ['transfer-encoding: chunked']],
    ['a space before the colon', ['x-a : b']],
    ['no colon', ['nonsense']],
    ['a NUL', ['x-a: \0']],
    ['an unknown transfer encoding', ['transfer-encoding: gzip']],
  ])('are refused when they are not HTTP: %s', async (_, lines) => {
    const { status, body } = await speak(onTheWire(lines));
    expect(status).toBe(400);
    expect(JSON.parse(body)).toMatchObject({ type: 'error', error: { type: 'invalid_request_error' } });
    expect(await house.sandbox.ledger()).toEqual([]);
  });
});

describe('a request line', () => {
  it.each(['http://elsewhere.example/api/v1/messages', 'https://relay/v1/messages', 'relay:80'])(
    'is refused when it holds more than a path: %s',
    async (target) => {
      await expectRefusal(await speak(onTheWire([], { target })), 400, /path|HTTP/);
    },
  );

  it.each(['hello\r\n\r\n', 'POST /v1/messages HTTP/9.9\r\n\r\n', '\x16\x03\x01\x02\x00'])(
    'is refused when it is none: %j',
    async (text) => {
      await expectRefusal(await speak(text), 400, /HTTP/);
    },
  );
});

describe('a client that is slow', () => {
  it('is refused when its body does not come', async () => {
    const request = onTheWire([]);
    await expectRefusal(await speak(request.slice(0, -5)), 408, /too long/);
  });

  it('is refused when its headers do not come', async () => {
    const request = onTheWire([]);
    await expectRefusal(await speak(request.slice(0, 40)), 408, /too long/);
  });
});
