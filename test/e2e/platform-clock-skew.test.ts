import { type IncomingMessage, type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type PoolHouse, startPoolHouse } from '../support/pool-house';
import { greeting } from '../support/relay-client';

const AHEAD_MS = 10 * 60_000;
const MOST_SKEW_MS = 5 * 60_000;

let house: PoolHouse;
let cloud: Server;
const refusals: string[] = [];

/** A cloud whose clock is ten minutes ahead, and that takes signatures of five minutes around its own time. */
function answer(request: IncomingMessage): { status: number; type: string | undefined; body: object } {
  const signed = String(request.headers['x-amz-date']).replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z');
  const isInTime = Math.abs(Date.parse(signed) - (Date.now() + AHEAD_MS)) < MOST_SKEW_MS;
  if (!isInTime) {
    refusals.push(signed);
    return { status: 403, type: 'RequestTimeTooSkewed', body: { message: 'Signature expired' } };
  }
  const usage = { input_tokens: 3, output_tokens: 2 };
  const content = [{ type: 'text', text: 'In time' }];
  const message = { id: 'msg_1', type: 'message', role: 'assistant', model: 'claude', content, usage };
  return { status: 200, type: undefined, body: { ...message, stop_reason: 'end_turn', stop_sequence: null } };
}

beforeAll(async () => {
  house = await startPoolHouse();
  cloud = createServer((request, response) => {
    request.resume().on('end', () => {
      const { status, type, body } = answer(request);
      response.sendDate = false;
      response.writeHead(status, {
        ...{ 'content-type': 'application/json', date: new Date(Date.now() + AHEAD_MS).toUTCString() },
        ...(type === undefined ? {} : { 'x-amzn-errortype': type }),
      });
      response.end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => cloud.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  cloud.close();
  await house.stop();
});

it('signs by the clock of an upstream that refuses ours, from then on', async () => {
  await house.addAccount('unused', {
    platform: 'bedrock',
    baseUrl: `http://127.0.0.1:${(cloud.address() as AddressInfo).port}`,
    credentials: { region: 'us-east-1', accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' },
  });
  const key = await house.addKey();
  for (let turn = 0; turn < 3; turn += 1) {
    const { status, body } = await house.ask(key, greeting({ model: 'claude-sonnet-4-5' }));
    expect({ status, body: body.toString() }).toMatchObject({ status: 200 });
  }
  expect(refusals).toHaveLength(1);
});
