import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type IssuedKey, type PoolHouse, startPoolHouse } from '../support/pool-house';
import { greeting, newGreeting } from '../support/relay-client';
import { readEvents } from '../support/sse-events';

let house: PoolHouse;
let key: IssuedKey;
let bytewise: IssuedKey;
beforeAll(async () => {
  house = await startPoolHouse();
  const modelMapping = { fast: 'sandbox-small', 'claude-sonnet-4-5': 'sandbox-small', echo: 'sandbox-echo' };
  const accountId = await house.addAccount('sk-sandbox-mapping', { modelMapping });
  key = await house.addKey({ accountId });
  const cut = await house.addAccount('sk-sandbox-fault-bytewise-mapping', { modelMapping });
  bytewise = await house.addKey({ accountId: cut });
});
afterAll(() => house.stop());

const modelIn = (data: string): unknown => (JSON.parse(data) as { message: { model: string } }).message.model;

describe('a model that the account knows by another name', () => {
  it('is asked for by that name, with every other byte as it came', async () => {
    const body =
      '{ "max_tokens" :5,"metadata":{"model":"echo"},\n "model"  :  "echo" , "messages":[{"role":"user","content":"\\u00e9\\n\\"model\\":\\"echo\\" 🚉"}], "x":1.0}';
    const answer = await house.ask(key, body);
    const echoed = JSON.parse(answer.body.toString('utf8')) as { body_base64: string };
    const arrived = Buffer.from(echoed.body_base64, 'base64').toString('utf8');
    expect(arrived).toBe(body.replace('"model"  :  "echo"', '"model"  :  "sandbox-echo"'));
  });

  it('has the asked name in a JSON answer, of which nothing else changes', async () => {
    const answer = await house.ask(key, greeting({ model: 'fast' }));
    const plain = await house.ask(key, greeting());
    const [mapped, direct] = [answer, plain].map(({ body }) => JSON.parse(body.toString('utf8')) as { model: string });
    expect(mapped?.model).toBe('fast');
    expect(mapped).toMatchObject({ ...direct, id: expect.any(String) as string, model: 'fast' });
  });

  it('has the asked name in a stream, also when it comes byte by byte', async () => {
    const streamed = greeting({ model: 'fast', stream: true });
    for (const each of [key, bytewise]) {
      const { events, rest } = readEvents((await house.ask(each, streamed)).body.toString('utf8'));
      expect(rest).toBe('');
      expect(events[0]?.event).toBe('message_start');
      expect(modelIn(events[0]?.data ?? '')).toBe('fast');
      expect(events.at(-1)?.event).toBe('message_stop');
      const direct = readEvents((await house.ask(each, greeting({ stream: true }))).body.toString('utf8')).events;
      expect(events.slice(1)).toEqual(direct.slice(1));
    }
  });

  it('costs what the upstream takes for the mapped model, and is explained so', async () => {
    const answer = await house.ask(key, newGreeting({ model: 'claude-sonnet-4-5' }));
    const row = await house.usageOf(String(answer.headers['request-id']));
    expect(Number(row.costUsd)).toBeCloseTo((row.tokens.input + 5 * row.tokens.output) / 1e6, 12);
    const { cost, rewritten } = await house.explain(answer);
    expect(rewritten).toEqual({ model: 'sandbox-small' });
    expect(cost.totalUsd).toBe(row.costUsd);
    expect(cost.lines.reduce((sum, { costUsd }) => sum + Number(costUsd), 0)).toBeCloseTo(Number(row.costUsd), 12);
  });

  it('is counted and listed under the asked name', async () => {
    const path = '/api/v1/messages/count_tokens';
    const counted = await house.ask(key, newGreeting({ model: 'fast' }), { path });
    expect(counted.status).toBe(200);
    expect(JSON.parse(counted.body.toString('utf8'))).toHaveProperty('input_tokens');
    const models = await (
      await fetch(`${house.gateway.url}/v1/models?limit=1000`, { headers: { 'x-api-key': key.key } })
    ).text();
    expect(models).toContain('"fast"');
  });
});
