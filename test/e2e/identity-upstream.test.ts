import { createHash, randomBytes } from 'node:crypto';
import { Agent } from 'node:http';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cutAt } from '../support/raw-answer';
import { askRelay } from '../support/relay-client';
import { type RelayHouse, startRelayHouse } from '../support/relay-house';

const RUNS = 1_000;
const MEBIBYTE = 1024 * 1024;

let house: RelayHouse;
const agent = new Agent({ keepAlive: true });
beforeAll(async () => {
  house = await startRelayHouse();
});
afterAll(async () => {
  agent.destroy();
  await house.stop();
});

interface Echo {
  readonly path: string;
  readonly body_sha256: string;
  readonly body_base64?: string;
}

/** What the upstream says that it received. */
async function echoOf(body: Buffer | readonly Buffer[], path?: string): Promise<Echo> {
  const answer = await askRelay(house, body, { agent, ...(path === undefined ? {} : { path }) });
  expect(answer.status, answer.body.toString('utf8', 0, 500)).toBe(200);
  return JSON.parse(answer.body.toString('utf8')) as Echo;
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const bodies: Readonly<Record<string, string | Buffer>> = {
  'unknown fields': '{"model":"sandbox-echo","brand_new":{"deep":[1,{"er":null}]},"max_tokens":5}',
  'integers beyond what a double holds': '{"model":"sandbox-echo","a":1152921504606846976,"b":1152921504606846977}',
  'numbers that no double holds': '{"model":"sandbox-echo","a":1e400,"b":-1E+400,"c":1e-400,"d":0.1000000000000000055}',
  'numbers in odd notation': '{"model":"sandbox-echo","a":-0,"b":1.0,"c":1E2,"d":10e-1}',
  'names that stand twice in nested objects': '{"model":"sandbox-echo","x":{"a":1,"a":2,"model":"b","model":"c"}}',
  'unknown names that stand twice on top': '{"x":1,"model":"sandbox-echo","x":2}',
  'escapes where none are needed': '{"model":"sandbox-echo","\\u0061":"\\u0065\\/\\u00e9","tab":"\\t\\u0009"}',
  'a model name written with escapes': '{"m\\u006fdel":"sandbox-\\u0065cho"}',
  'half of a surrogate pair': '{"model":"sandbox-echo","a":"\\ud83d","b":"\\ude80"}',
  'odd space between tokens': ' \t\r\n{ "model"\n:\r\n"sandbox-echo" ,\t"a" : [ ] , "b":{ } }',
  'a trailing newline': '{"model":"sandbox-echo"}\n',
  'characters of many bytes': '{"model":"sandbox-echo","a":"é€🚀 \u2028\u2029 e\u0301 𐍈"}',
  'bytes that are no UTF-8': Buffer.from('{"model":"sandbox-echo","a":"\xff\xfe\xc3"}', 'latin1'),
  'a __proto__': '{"model":"sandbox-echo","__proto__":{"a":1},"constructor":{"prototype":2}}',
  'an order of its own': '{"stream":false,"messages":[],"max_tokens":1,"model":"sandbox-echo","2":1,"1":2}',
};

describe('what a client sends', () => {
  it.each(Object.entries(bodies))('reaches the upstream byte for byte: %s', async (_, text) => {
    const body = Buffer.from(text);
    const echo = await echoOf(body);
    expect(echo.body_base64).toBe(body.toString('base64'));
    expect(echo.body_sha256).toBe(sha256(body));
  });

  it('reaches the upstream byte for byte when every byte comes as a chunk of its own', async () => {
    const body = Buffer.from('{"model":"sandbox-echo","a":"é€🚀𐍈","n":1152921504606846977}\n');
    const echo = await echoOf(cutAt(body, [...body.keys()]));
    expect(echo.body_base64).toBe(body.toString('base64'));
  });

  it('reaches the upstream byte for byte with 20 MiB', async () => {
    const attachment = randomBytes(15 * MEBIBYTE).toString('base64');
    const body = Buffer.from(`{"data":"${attachment}","model":"sandbox-echo"}`);
    expect(body.length).toBeGreaterThan(20 * MEBIBYTE);
    expect((await echoOf(body)).body_sha256).toBe(sha256(body));
  });

  it('keeps its query', async () => {
    const echo = await echoOf(Buffer.from('{"model":"sandbox-echo"}'), '/claude/v1/messages?beta=true&x=%20a+b&beta=1');
    expect(echo.path).toBe('/v1/messages?beta=true&x=%20a+b&beta=1');
  });

  it('reaches the upstream byte for byte, whatever it is and however it is cut', async () => {
    const space = fc.string({ unit: fc.constantFrom(' ', '\n', '\t', '\r'), maxLength: 3 });
    const body = fc
      .tuple(space, fc.json({ maxDepth: 4, stringUnit: 'binary' }), space)
      .map(([before, json, after]) => Buffer.from(`${before}{"x":${json},${after}"model":"sandbox-echo"}${after}`));
    await fc.assert(
      fc.asyncProperty(body, fc.array(fc.nat({ max: 400 }), { maxLength: 12 }), async (bytes, places) => {
        expect((await echoOf(cutAt(bytes, places))).body_base64).toBe(bytes.toString('base64'));
      }),
      { numRuns: RUNS },
    );
  });
});
