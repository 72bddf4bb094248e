import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TokenUsage, noTokens } from '@app/common';
import type { RedisConnection } from '@app/redis';
import type { UsageRecord } from '@app/usage';
import { allUsageRecords, countOpen } from '../support/books';
import { openRedis } from '../support/open-redis';
import { askRelay, clientHeaders, greeting, messagesPath } from '../support/relay-client';
import { type RelayHouse, startRelayHouse } from '../support/relay-house';
import { until } from '../support/supervisor/until';

const FIRST_KEY = 'sk-sandbox-first-account';

let house: RelayHouse;
let redis: RedisConnection;
beforeAll(async () => {
  house = await startRelayHouse();
  redis = await openRedis(house.redis.url);
});
afterAll(async () => {
  redis.disconnect();
  await house.stop();
});
beforeEach(() => house.sandbox.resetLedger());
afterEach(() => house.sandbox.setAccountFaults({}));

/** Everything that was recorded while something was done. */
async function recordsOf(action: () => Promise<unknown>): Promise<UsageRecord[]> {
  const before = new Set((await allUsageRecords(redis)).map(({ requestId }) => requestId));
  await action();
  await until(async () => (await countOpen(redis)).leases === 0, 'every request is settled');
  return (await allUsageRecords(redis)).filter(({ requestId }) => !before.has(requestId));
}

async function servedUsage(): Promise<TokenUsage | null | undefined> {
  return (await house.sandbox.ledger()).at(-1)?.usage;
}

const cached = {
  system: [{ type: 'text', text: 'You are a client', cache_control: { type: 'ephemeral', ttl: '1h' } }],
  thinking: { type: 'adaptive' },
};

describe('an answer that came to its end', () => {
  it.each([
    ['a JSON answer', greeting()],
    ['a stream', greeting({ stream: true })],
    ['a cache that is written', greeting(cached)],
    ['a cache that is read, in a stream', greeting({ ...cached, stream: true })],
    ['figures that come late', greeting({ model: 'sandbox-fault-usage-late', stream: true })],
    ['many small chunks', greeting({ model: 'sandbox-fault-bytewise', stream: true })],
    ['a compressed stream', greeting({ model: 'sandbox-fault-gzip', stream: true })],
    ['lines that end in CR LF', greeting({ model: 'sandbox-fault-crlf', stream: true })],
    ['a last event without its blank line', greeting({ model: 'sandbox-fault-no-final-blank-line', stream: true })],
  ])('is recorded once, with the figures of the upstream: %s', async (_, body) => {
    const [record, ...others] = await recordsOf(() => askRelay(house, body));
    expect(others).toEqual([]);
    expect(record).toMatchObject({ outcome: 'completed', source: 'exact', status: 200, attempts: 1 });
    expect(record?.tokens).toEqual(await servedUsage());
    expect(record?.upstreamRequestId).toBe((await house.sandbox.ledger()).at(-1)?.upstreamRequestId);
  });

  it('is recorded for the account that gave it, after another one failed', async () => {
    const credentials = { apiKey: 'sk-sandbox-second' };
    const account = { name: 'Second', platform: 'sandbox', priority: 60, credentials };
    const { id } = await house.admin<{ id: string }>('POST', '/admin/accounts', account);
    await house.sandbox.setAccountFaults({ [FIRST_KEY]: '529' });
    const records = await recordsOf(() => askRelay(house, greeting()));
    await house.admin('DELETE', `/admin/accounts/${id}`);
    expect(records).toMatchObject([{ outcome: 'completed', accountId: id, attempts: 2 }]);
    expect(records[0]?.tokens).toEqual(await servedUsage());
  });
});

describe('an answer that broke off', () => {
  it.each(['cut:1200', 'reset:1200', 'end-early', 'truncated:1200', 'error-mid', 'no-message-stop'])(
    'is recorded once, with no more than was streamed: %s',
    async (fault) => {
      const model = `sandbox-fault-${fault}`;
      const records = await recordsOf(() => askRelay(house, greeting({ model, stream: true })));
      const whole = await recordsOf(() => askRelay(house, greeting()));
      expect(records).toMatchObject([{ outcome: 'upstream-interrupted', status: 200 }]);
      expect(records[0]?.source).toBe(fault === 'no-message-stop' ? 'exact' : 'partial');
      expect(records[0]?.tokens.input).toBe(whole[0]?.tokens.input);
      expect(records[0]?.tokens.output).toBeGreaterThanOrEqual(1);
      expect(records[0]?.tokens.output).toBeLessThanOrEqual(whole[0]?.tokens.output ?? 0);
    },
  );

  it('is recorded once with what the client was sent until it left', async () => {
    const MOST_READ = 10;
    let read = 0;
    const records = await recordsOf(async () => {
      const leaving = new AbortController();
      const response = await fetch(house.gateway.url + messagesPath, {
        method: 'POST',
        headers: clientHeaders(house.relayKey) as Record<string, string>,
        body: JSON.stringify(greeting({ model: 'sandbox-stream-1000x20', stream: true })),
        signal: leaving.signal,
      });
      const reader = response.body?.getReader();
      while (read < MOST_READ) {
        const part = (await reader?.read()) as { readonly value?: Uint8Array } | undefined;
        const text = Buffer.from(part?.value ?? []).toString('latin1');
        read += text.split('event: content_block_delta').length - 1;
      }
      leaving.abort();
      await until(async () => (await house.sandbox.ledger())[0]?.abortedAt != null, 'the upstream was left');
    });
    const [entry] = await house.sandbox.ledger();
    expect(records).toMatchObject([{ outcome: 'caller-left', source: 'partial', status: 200 }]);
    expect(records[0]?.tokens.input).toBe(entry?.usage?.input);
    expect(records[0]?.tokens.output).toBeGreaterThanOrEqual(read);
    // One delta every 20 ms, each of one token.
    expect(records[0]?.tokens.output).toBeLessThanOrEqual((entry?.closedAfterMs ?? 0) / 20 + 1);
  });

  it('is recorded when the client left before the first byte', async () => {
    const records = await recordsOf(async () => {
      const asking = askRelay(house, greeting({ model: 'sandbox-fault-hang' }), {
        signal: AbortSignal.timeout(200),
      });
      await expect(asking).rejects.toThrow();
      await until(async () => (await house.sandbox.ledger())[0]?.abortedAt != null, 'the upstream was left');
    });
    expect(records).toMatchObject([{ outcome: 'caller-left', source: 'estimated', status: 0, tokens: noTokens }]);
  });
});

describe('a request that was refused', () => {
  it.each(['400', '401', '429:9', '500', '529', 'empty', 'cut-before-headers', 'invalid-json', 'gzip-unlabelled'])(
    'by the upstream is recorded once, and costs nothing: %s',
    async (fault) => {
      const records = await recordsOf(() => askRelay(house, greeting({ model: `sandbox-fault-${fault}` })));
      expect(records).toMatchObject([{ outcome: 'upstream-failed', tokens: noTokens, costNanoDollars: '0' }]);
      expect(records[0]?.status).toBeGreaterThanOrEqual(400);
    },
  );

  it('by the relay is not recorded', async () => {
    const records = await recordsOf(async () => {
      for (const body of ['{', '', '[]', greeting({ model: 'no-such-model' })]) {
        expect((await askRelay(house, body)).status).toBeGreaterThanOrEqual(400);
      }
    });
    expect(records).toEqual([]);
  });

  it('because no connection came about is not recorded', async () => {
    // Nothing listens on the discard port.
    const credentials = { apiKey: 'sk-sandbox-nobody' };
    const account = {
      name: 'Nobody',
      platform: 'sandbox',
      models: ['nobody-*'],
      baseUrl: 'http://127.0.0.1:9',
      credentials,
    };
    await house.admin('POST', '/admin/accounts', account);
    const records = await recordsOf(async () => {
      expect((await askRelay(house, greeting({ model: 'nobody-1' }))).status).toBe(502);
    });
    expect(records).toEqual([]);
  });
});
