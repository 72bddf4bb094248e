import { Agent } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { allUsageRecords, countOpen } from '../support/books';
import type { HttpAnswer } from '../support/http-call';
import { openRedis } from '../support/open-redis';
import { askRelay, greeting } from '../support/relay-client';
import { type RelayHouse, startRelayHouse } from '../support/relay-house';
import { readEvents } from '../support/sse-events';
import { until } from '../support/supervisor/until';

const ACCOUNT_KEY = 'sk-sandbox-first-account';

let house: RelayHouse;
const agent = new Agent({ keepAlive: true });
beforeAll(async () => {
  house = await startRelayHouse();
});
afterAll(async () => {
  agent.destroy();
  await house.stop();
});
afterEach(() => house.sandbox.setAccountFaults({}));

const short = greeting({ stream: true, max_tokens: 3, messages: [{ role: 'user', content: '' }] });

async function askWith(fault: string): Promise<HttpAnswer> {
  await house.sandbox.setAccountFaults({ [ACCOUNT_KEY]: fault });
  return askRelay(house, short, { agent });
}

/** Bytes of the stream when nothing is the matter. */
async function wholeLength(): Promise<number> {
  await house.sandbox.setAccountFaults({});
  return (await askRelay(house, short, { agent })).body.length;
}

/** What a client may be left with: an error in its protocol, a broken connection, or the whole answer. */
function expectNoSilentEnd(answer: HttpAnswer): void {
  const text = answer.body.toString('utf8');
  if (answer.status !== 200) {
    expect(JSON.parse(text)).toMatchObject({ type: 'error', error: { type: 'api_error' } });
    return;
  }
  if (!answer.isWhole) return;
  const { events, rest } = readEvents(text);
  const last = events.at(-1)?.event ?? '';
  if (rest !== '') expect(rest.trimEnd()).toBe('event: message_stop\ndata: {"type":"message_stop"}');
  else expect(['message_stop', 'error']).toContain(last);
  for (const { event, data } of events) expect(JSON.parse(data)).toMatchObject({ type: event });
  expect(events.slice(0, -1).filter(({ event }) => event === 'message_stop' || event === 'error')).toEqual([]);
}

describe('a stream that the upstream breaks off', () => {
  it.each([
    { kind: 'cut', what: 'with a closed connection' },
    { kind: 'truncated', what: 'with an orderly end' },
  ])('never looks like a whole answer, whichever byte is the last: $what', async ({ kind }) => {
    const length = await wholeLength();
    expect(length).toBeGreaterThan(800);
    for (let bytes = 0; bytes < length; bytes += 1) expectNoSilentEnd(await askWith(`${kind}:${bytes}`));
    const whole = await askWith(`${kind}:${length}`);
    expect(whole.isWhole).toBe(true);
    expect(readEvents(whole.body.toString('utf8')).events.at(-1)?.event).toBe('message_stop');
  });

  it('never looks like a whole answer after a reset, wherever it comes', async () => {
    const length = await wholeLength();
    for (let bytes = 0; bytes < length; bytes += 23) expectNoSilentEnd(await askWith(`reset:${bytes}`));
  });

  it('breaks the connection off when a part of a large event is with the client already', async () => {
    const answer = await askWith('big-events:1+cut:500000');
    expect(answer).toMatchObject({ status: 200, isWhole: false });
    expect(answer.body.toString('utf8')).not.toContain('event: error');
  });

  it('is told from one that the upstream ends with an error of its own', async () => {
    const answer = await askWith('error-mid:500');
    const { events } = readEvents(answer.body.toString('utf8'));
    expect(answer.isWhole).toBe(true);
    expect(events.filter(({ event }) => event === 'error')).toHaveLength(1);
    expect(events.at(-1)?.data).toContain('Injected error');
  });

  it('has left exactly one record for each request, and none that charges more than was streamed', async () => {
    const redis = await openRedis(house.redis.url);
    try {
      await until(async () => (await countOpen(redis)).leases === 0, 'every request is settled');
      const [records, served] = [await allUsageRecords(redis), await house.sandbox.ledger()];
      expect(records.length).toBeGreaterThan(1_600);
      expect(new Set(records.map(({ requestId }) => requestId)).size).toBe(records.length);
      expect(records).toHaveLength(served.length);
      const whole = served.find(({ faults, finished }) => faults.length === 0 && finished === 'complete')?.usage;
      for (const record of records) {
        if (record.source === 'exact') expect(record.tokens).toEqual(whole);
        else expect(record.outcome).toMatch(/^upstream-(failed|interrupted)$/);
        expect(record.tokens.input).toBeLessThanOrEqual(whole?.input ?? 0);
        // A megabyte in one delta is one token.
        expect(record.tokens.output).toBeLessThanOrEqual(whole?.output ?? 0);
      }
    } finally {
      redis.disconnect();
    }
  });
});
