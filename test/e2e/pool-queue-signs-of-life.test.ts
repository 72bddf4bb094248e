import Anthropic from '@anthropic-ai/sdk';
import AnthropicBefore1 from '@anthropic-ai/sdk-0';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HttpAnswer } from '../support/http-call';
import { type IssuedKey, type PoolHouse, startPoolHouse } from '../support/pool-house';
import { newGreeting, refusalOf } from '../support/relay-client';
import { neverCool } from '../support/relay-house';
import { readEvents } from '../support/sse-events';

let house: PoolHouse;
beforeAll(async () => {
  house = await startPoolHouse();
  await house.addAccount('sk-sandbox-wide', { cooldownSeconds: neverCool });
});
afterAll(() => house.stop());

const COMMENT = ': waiting for a free slot\n\n';
const eventStream = { accept: 'text/event-stream' };
/** Longer than until the first comment. */
const HELD_MS = 15_800;
const oneAtATime = (timeoutMs = 60_000): object => ({ limits: { concurrency: 1, queue: { size: 9, timeoutMs } } });

const post = ({ key }: IssuedKey, body: object, headers = {}): Promise<Response> =>
  fetch(`${house.gateway.url}/api/v1/messages`, {
    method: 'POST',
    headers: { 'x-api-key': key, 'content-type': 'application/json', 'anthropic-version': '2023-06-01', ...headers },
    body: JSON.stringify(body),
  });

/** Holds a slot of the key, from now on, for a little longer than until the first comment. */
async function hold(key: IssuedKey): Promise<void> {
  const answer = await post(key, newGreeting({ model: `sandbox-stream-${HELD_MS / 50}x50`, stream: true }));
  answer.text().catch(() => undefined);
}

/** Asks with a key whose only slot is taken. */
async function askWhileBusy(body: object, headers = {}, keyFields = oneAtATime()): Promise<HttpAnswer> {
  const key = await house.addKey(keyFields);
  await hold(key);
  return house.ask(key, body, { headers });
}

// The tests spend their time waiting for the same moment, so they wait together.
describe.concurrent('a streaming request that waits for more than fifteen seconds', () => {
  it('gets comments when it accepts event streams, and then the stream, be it for a key or for an account', async () => {
    const accountId = await house.addAccount('sk-sandbox-narrow', { maxConcurrency: 1, priority: 90 });
    const keys = [await house.addKey(oneAtATime()), await house.addKey({ accountId })];
    for (const key of keys) await hold(key);
    const answers = await Promise.all(keys.map((key) => post(key, newGreeting({ stream: true }), eventStream)));
    expect(answers[0]?.headers.get('x-trunkline-queue-position')).toMatch(/^\d+$/);
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('text/event-stream');
      expect(answer.headers.get('cache-control')).toContain('no-cache');
      const text = await answer.text();
      expect(text.startsWith(COMMENT)).toBe(true);
      expect(readEvents(text.replaceAll(COMMENT, '')).events.at(-1)?.event).toBe('message_stop');
    }
  });

  it('gets nothing but its answer when it does not accept event streams, or does not stream', async () => {
    const cases = [askWhileBusy(newGreeting({ stream: true })), askWhileBusy(newGreeting(), eventStream)];
    for (const answer of await Promise.all(cases)) {
      expect(answer.status).toBe(200);
      expect(answer.body.toString('utf8')).not.toContain(COMMENT);
      expect(Number(answer.headers['x-trunkline-queue-wait-ms'])).toBeGreaterThan(15_000);
    }
  });

  it('gets a refusal after comments as an event', async () => {
    const answer = await askWhileBusy(newGreeting({ stream: true }), eventStream, oneAtATime(15_300));
    expect(answer.status).toBe(200);
    const { events, rest } = readEvents(answer.body.toString('utf8').replaceAll(COMMENT, ''));
    expect(rest).toBe('');
    expect(events.map(({ event }) => event)).toEqual(['error']);
    expect(JSON.parse(events[0]?.data ?? '')).toMatchObject({
      type: 'error',
      error: { type: 'rate_limit_error' },
      request_id: answer.headers['request-id'],
    });
    expect(await house.explain(answer)).toMatchObject({ outcome: 'refused', code: 'policy_queue_timed_out' });
  });

  it('gets what an upstream refuses after comments as an event', async () => {
    const cases = [
      { fault: '400', type: 'invalid_request_error' },
      { fault: '529', type: 'overloaded_error' },
    ];
    await Promise.all(
      cases.map(async ({ fault, type }) => {
        const body = newGreeting({ stream: true, model: `sandbox-fault-${fault}` });
        const answer = await askWhileBusy(body, eventStream);
        expect(answer.status).toBe(200);
        const { events, rest } = readEvents(answer.body.toString('utf8').replaceAll(COMMENT, ''));
        expect(rest).toBe('');
        expect(events.map(({ event }) => event)).toEqual(['error']);
        expect(JSON.parse(events[0]?.data ?? '')).toMatchObject({ type: 'error', error: { type } });
      }),
    );
  });

  it('is a stream like any other for the official SDKs', async () => {
    const sdks = [Anthropic, AnthropicBefore1 as unknown as typeof Anthropic];
    const question = {
      model: 'sandbox-small',
      max_tokens: 50,
      messages: [{ role: 'user' as const, content: 'Hello' }],
    };
    const ask = async (Sdk: typeof Anthropic): Promise<void> => {
      const key = await house.addKey(oneAtATime());
      await hold(key);
      const client = new Sdk({
        ...{ baseURL: `${house.gateway.url}/api`, apiKey: key.key, authToken: null, maxRetries: 0 },
        defaultHeaders: { accept: 'text/event-stream' },
      });
      const message = await client.messages.stream(question).finalMessage();
      expect(message).toMatchObject({ stop_reason: 'end_turn', content: [{ type: 'text' }] });
    };
    await Promise.all(sdks.map(ask));
  });
});

describe('a streaming request that waits for less', () => {
  it('gets its refusal as a refusal', async () => {
    const answer = await askWhileBusy(newGreeting({ stream: true }), eventStream, oneAtATime(300));
    expect(answer.status).toBe(429);
    expect(refusalOf(answer).error.type).toBe('rate_limit_error');
  });
});
