import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askRelay, newGreeting, refusalOf } from '../support/relay-client';
import { type RelayHouse, neverCool, startRelayHouse } from '../support/relay-house';
import { readEvents } from '../support/sse-events';
import { until } from '../support/supervisor/until';

const PREFERRED_KEY = 'sk-sandbox-preferred';

let house: RelayHouse;
let preferred: string;
beforeAll(async () => {
  house = await startRelayHouse({ UPSTREAM_IDLE_TIMEOUT_SECONDS: '1', UPSTREAM_FIRST_BYTE_TIMEOUT_SECONDS: '1' });
  const account = {
    name: 'Another',
    platform: 'sandbox',
    cooldownSeconds: neverCool,
    priority: 10,
    credentials: { apiKey: PREFERRED_KEY },
  };
  preferred = (await house.admin<{ id: string }>('POST', '/admin/accounts', account)).id;
});
afterAll(() => house.stop());

// The tests spend their time waiting for different things, so they wait together.
describe.concurrent('an upstream that falls silent', () => {
  it('in the middle of a stream is given up with an error, and no other account is asked', async () => {
    const answer = await askRelay(house, newGreeting({ stream: true, model: 'sandbox-fault-stall' }));
    expect(answer).toMatchObject({ status: 200, isWhole: true, headers: { 'x-trunkline-account': preferred } });
    const { events, rest } = readEvents(answer.body.toString('utf8'));
    expect(rest).toBe('');
    expect(events.map(({ event }) => event)).toContain('content_block_delta');
    expect(events.at(-1)?.event).toBe('error');
    expect(JSON.parse(events.at(-1)?.data ?? '')).toMatchObject({ type: 'error', error: { type: 'api_error' } });
    const served = (await house.sandbox.ledger()).filter(({ model }) => model === 'sandbox-fault-stall');
    expect(served).toHaveLength(1);
  });

  it('for less than the limit is waited for', async () => {
    const answer = await askRelay(house, newGreeting({ stream: true, model: 'sandbox-fault-stall:400' }));
    expect(readEvents(answer.body.toString('utf8')).events.at(-1)?.event).toBe('message_stop');
  });

  it.each(['hang', 'slow:60000', 'slow-body:60000'])(
    'before its first byte costs a refusal that names the time, once no account is left: %s',
    async (fault) => {
      for (const stream of [false, true]) {
        const answer = await askRelay(house, newGreeting({ stream, model: `sandbox-fault-${fault}` }));
        expect(answer).toMatchObject({ status: 504, headers: { 'x-trunkline-error-code': 'upstream_timed_out' } });
        expect(refusalOf(answer).error.type).toBe('timeout_error');
      }
      const finished = async (): Promise<string[]> =>
        (await house.sandbox.ledger())
          .filter(({ model }) => model === `sandbox-fault-${fault}`)
          .map((entry) => entry.finished);
      // The sandbox hears of a connection that was closed a moment after the client has its refusal.
      await until(async () => !(await finished()).includes('open'), 'the sandbox has heard of all ends');
      expect(await finished()).toEqual(Array(4).fill('client-left'));
    },
  );

  it('in the middle of an answer that was to come at once costs a refusal as well', async () => {
    const answer = await askRelay(house, newGreeting({ model: 'sandbox-fault-stall:60001' }));
    expect(answer.status).toBe(504);
  });
});

describe('an account that falls silent', () => {
  it('is passed over as long as nothing has come', async () => {
    await house.sandbox.setAccountFaults({ [PREFERRED_KEY]: 'hang' });
    const answer = await askRelay(house, newGreeting({ model: 'sandbox-large' }));
    expect(answer.status).toBe(200);
    expect(answer.headers['x-trunkline-account']).not.toBe(preferred);
    expect((await house.sandbox.ledger()).filter(({ model }) => model === 'sandbox-large')).toHaveLength(2);
  });
});
