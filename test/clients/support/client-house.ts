import { expect } from 'vitest';
import { agreementOn, allUsageRecords, compareBooks } from '../../support/books';
import { openRedis } from '../../support/open-redis';
import { type RelayHouse, startRelayHouse } from '../../support/relay-house';
import { until } from '../../support/supervisor/until';
import { accountOf, upstreams } from './upstreams';

/** A relay with an account for each of `upstreams`, next to the sandbox account that it has from the start. */
export interface ClientHouse extends RelayHouse {
  /** @param fields as `POST /admin/api-keys` takes them */
  addKey(fields: object): Promise<string>;
  /** How often the relay itself refused so far, by the code of its refusal. */
  refusals(): Promise<Readonly<Record<string, number>>>;
  /** Waits until the books are closed, then holds them against what the sandbox has served since its ledger was emptied. */
  expectExactBooks(): Promise<void>;
  /** Waits until the sandbox has refused a request. */
  firstRefusal(): Promise<void>;
  /** Takes what the tests before wrote out of books and ledger. */
  startNewBooks(): Promise<void>;
}

export async function startClientHouse(): Promise<ClientHouse> {
  const house = await startRelayHouse();
  const redis = await openRedis(house.redis.url);
  let known = new Set<string>();
  const stop = async (): Promise<void> => {
    redis.disconnect();
    await house.stop();
  };
  try {
    for (const upstream of upstreams)
      await house.admin('POST', '/admin/accounts', accountOf(upstream, house.sandbox.url));
  } catch (error) {
    await stop();
    throw error;
  }
  const newRecords = async () => (await allUsageRecords(redis)).filter(({ requestId }) => !known.has(requestId));
  return {
    ...house,
    stop,
    addKey: async (fields) =>
      (await house.admin<{ key: string }>('POST', '/admin/api-keys', { name: 'A key', ...fields })).key,
    refusals: async () => readRefusals(await (await fetch(`${house.gateway.url}/metrics`)).text()),
    firstRefusal: () =>
      until(
        async () => (await house.sandbox.ledger()).some(({ status }) => status >= 400),
        'the upstream has refused a request',
      ),
    startNewBooks: async () => {
      await house.sandbox.resetLedger();
      known = new Set((await allUsageRecords(redis)).map(({ requestId }) => requestId));
    },
    expectExactBooks: async () => {
      const served = await house.sandbox.ledger();
      await until(async () => (await newRecords()).length >= served.length, 'every request is in the books');
      const records = await newRecords();
      expect(compareBooks(records, served)).toEqual(agreementOn(served.length));
      for (const record of records) expect(record).toMatchObject({ outcome: 'completed', source: 'exact' });
    },
  };
}

function readRefusals(metrics: string): Record<string, number> {
  const lines = metrics.matchAll(/^\w*refusals_total\{code="(\w+)"\} (\d+)$/gm);
  return Object.fromEntries([...lines].map(([, code = '', count]) => [code, Number(count)]));
}
