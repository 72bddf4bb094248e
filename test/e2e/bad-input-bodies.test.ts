import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { HttpAnswer } from '../support/http-call';
import { askRelay, greeting, refusalOf } from '../support/relay-client';
import { type RelayHouse, startRelayHouse } from '../support/relay-house';

const MEBIBYTE = 1024 * 1024;
const LIMIT = 32 * MEBIBYTE;

let house: RelayHouse;
beforeAll(async () => {
  house = await startRelayHouse();
});
afterAll(() => house.stop());

afterEach(async () => {
  const answer = await askRelay(house, greeting());
  expect(answer.status, 'the next good request').toBe(200);
  await house.sandbox.resetLedger();
});

/** A refusal of the relay in the client's protocol, which tells the client not to come again with the same. */
async function expectRefusal(answer: HttpAnswer, status: number, type: string, message: RegExp): Promise<void> {
  expect(answer).toMatchObject({
    status,
    isWhole: true,
    headers: { 'content-type': 'application/json', 'x-should-retry': 'false', 'x-trunkline-error-origin': 'relay' },
  });
  expect(refusalOf(answer)).toMatchObject({ type: 'error', error: { type } });
  expect(refusalOf(answer).error.message).toMatch(message);
  expect(refusalOf(answer).request_id).toBe(answer.headers['request-id']);
  expect(answer.headers['x-request-id']).toBe(answer.headers['request-id']);
  expect(await house.sandbox.ledger()).toEqual([]);
}

describe('a body that is no request', () => {
  it.each([
    ['nothing', '', /no body/],
    ['only space', ' \n', /JSON object/],
    ['not JSON at all', 'hello', /JSON object/],
    ['an array', '[{"model":"sandbox-small"}]', /JSON object/],
    ['a text', '"sandbox-small"', /JSON object/],
    ['null', 'null', /JSON object/],
    ['JSON that ends too early', '{"model":"sandbox-small"', /Invalid JSON/],
    ['JSON that ends in a text', '{"model":"sandbox-small', /Invalid JSON/],
    ['a comma too many', '{"model":"sandbox-small",}', /Invalid JSON/],
    ['single quotes', "{'model':'sandbox-small'}", /Invalid JSON/],
    ['two objects', '{"model":"sandbox-small"}{"model":"sandbox-small"}', /Invalid JSON/],
    ['a number that is none', '{"model":"sandbox-small","max_tokens":01}', /Invalid JSON/],
    ['a form', 'model=sandbox-small&max_tokens=1', /JSON object/],
    ['a byte order mark', '\ufeff{"model":"sandbox-small"}', /JSON object/],
    ['UTF-16', Buffer.from('{"model":"sandbox-small"}', 'utf16le'), /Invalid JSON/],
    ['two models', '{"model":"sandbox-small","model":"sandbox-large"}', /"model" twice/],
    ['two models, one in escapes', '{"model":"sandbox-small","mod\\u0065l":"sandbox-large"}', /"model" twice/],
    ['two streams', '{"model":"sandbox-small","stream":true,"stream":false}', /"stream" twice/],
    ['no model', '{"max_tokens":1}', /model: Field required/],
    ['a model that is a number', '{"model":4}', /model: Input should be a valid string/],
    ['a model that is null', '{"model":null}', /model: Input should be a valid string/],
    ['a model that is an object', '{"model":{"name":"a"}}', /model: Input should be a valid string/],
    ['an empty model', '{"model":""}', /model: String should have at least 1 character/],
    ['a model with a name without end', `{"model":"${'m'.repeat(100_000)}"}`, /model: /],
  ])('is refused with the reason: %s', async (_, body, message) => {
    await expectRefusal(await askRelay(house, body), 400, 'invalid_request_error', message);
  });

  it.each(['[', '{"a":', '[{"a":'])('is refused when it is nested without end: %s', async (opening) => {
    const body = `{"model":"sandbox-small","x":${opening.repeat(200_000)}`;
    await expectRefusal(await askRelay(house, body), 400, 'invalid_request_error', /nested more than 128 levels/);
  });

  it('is refused in the same way where tokens are counted', async () => {
    const answer = await askRelay(house, '{"model"', { path: '/api/v1/messages/count_tokens' });
    await expectRefusal(answer, 400, 'invalid_request_error', /Invalid JSON/);
  });

  it('is told from one whose model nobody serves', async () => {
    const answer = await askRelay(house, greeting({ model: 'gpt-"quoted"' }));
    await expectRefusal(answer, 404, 'not_found_error', /no account serves "gpt-"quoted""/);
  });
});

describe('a body that is too large', () => {
  const start = Buffer.from('{"model":"sandbox-small","x":"');
  const piece = Buffer.alloc(MEBIBYTE, 'x');

  it('is refused by the length that it declares', async () => {
    const pieces = [start, ...Array<Buffer>(33).fill(piece)];
    const length = pieces.reduce((sum, { length: bytes }) => sum + bytes, 0);
    const answer = await askRelay(house, pieces, { headers: { 'content-length': length } });
    await expectRefusal(answer, 413, 'request_too_large', /larger than 32768 KiB/);
  });

  it('is refused once it has come, when it declares no length', async () => {
    const answer = await askRelay(house, [start, ...Array<Buffer>(40).fill(piece)]);
    await expectRefusal(answer, 413, 'request_too_large', /larger than 32768 KiB/);
  });

  it('is accepted up to the very limit', async () => {
    const text = JSON.stringify(greeting({ model: 'sandbox-echo', x: '' }));
    const body = text.replace('"x":""', `"x":"${'x'.repeat(LIMIT - text.length)}"`);
    expect(body.length).toBe(LIMIT);
    expect((await askRelay(house, body)).status).toBe(200);
    await house.sandbox.resetLedger();
    const answer = await askRelay(house, `${body} `);
    await expectRefusal(answer, 413, 'request_too_large', /larger than 32768 KiB/);
  });
});

const encodings = [
  { encoding: 'gzip', encode: gzipSync },
  { encoding: 'x-gzip', encode: gzipSync },
  { encoding: 'deflate', encode: deflateSync },
  { encoding: 'br', encode: brotliCompressSync },
  { encoding: 'zstd', encode: zstdCompressSync },
];

describe.each(encodings)('a body in $encoding', ({ encoding, encode }) => {
  const headers = { 'content-encoding': encoding };

  it('reaches the upstream as what it was before', async () => {
    const body = Buffer.from(JSON.stringify(greeting({ model: 'sandbox-echo', text: 'é🚀' })));
    const answer = await askRelay(house, encode(body), { headers });
    const echo = JSON.parse(answer.body.toString('utf8')) as { body_base64: string; headers: [string, string][] };
    expect(echo.body_base64).toBe(body.toString('base64'));
    expect(echo.headers.map(([name]) => name.toLowerCase())).not.toContain('content-encoding');
  });

  it('is refused when it unpacks to more than the limit', async () => {
    const bomb = encode(Buffer.alloc(LIMIT + MEBIBYTE, ' '));
    expect(bomb.length).toBeLessThan(MEBIBYTE);
    await expectRefusal(await askRelay(house, bomb, { headers }), 413, 'request_too_large', /compressed or not/);
  });

  it('is refused when it is broken, or cut off, or nothing of the kind', async () => {
    const whole = encode(Buffer.from(JSON.stringify(greeting({ text: 'good morning '.repeat(100) }))));
    const broken = Buffer.from(whole).fill(0x2a, Math.floor(whole.length / 3), Math.floor(whole.length / 2));
    for (const body of [broken, whole.subarray(0, whole.length / 2), Buffer.from('{"model":"sandbox-small"}')]) {
      const answer = await askRelay(house, body, { headers });
      await expectRefusal(answer, 400, 'invalid_request_error', /not what its content-encoding says|Invalid JSON/);
    }
  });
});

describe('an encoding that is not undone', () => {
  it.each(['gzip, gzip', 'gzip, br', 'compress', 'rot13', 'gzip;q=1'])('is refused: %s', async (encoding) => {
    const body = gzipSync(gzipSync(JSON.stringify(greeting())));
    const answer = await askRelay(house, body, { headers: { 'content-encoding': encoding } });
    await expectRefusal(answer, 415, 'invalid_request_error', /content-encoding .* not supported/);
  });

  it.each(['identity', 'Identity'])('is none when it is called "%s"', async (encoding) => {
    const answer = await askRelay(house, greeting(), { headers: { 'content-encoding': encoding } });
    expect(answer.status).toBe(200);
  });
});
