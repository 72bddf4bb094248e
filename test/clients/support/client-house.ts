import { expect } from 'vitest';
import { agreementOn, allUsageRecords, compareBooks } from '../../support/books';
import { openRedis } from '../../support/open-redis';
import { type RelayHouse, neverCool, startRelayHouse } from '../../support/relay-house';
import { until } from '../../support/supervisor/until';

/** A relay with an account of every platform that clients are run against, all of them at the same sandbox. */
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

/** Keys of the accounts at the sandbox, for `setAccountFaults`. */
export const upstreamKeys = {
  ...{ openai: 'sk-sandbox-openai', claude: 'sk-sandbox-claude', gemini: 'sk-sandbox-gemini' },
  'openai-compatible': 'sk-sandbox-compatible',
} as const;

const modelsOf = { openai: 'gpt-*', claude: 'claude-*', gemini: 'gemini-*', 'openai-compatible': 'glm-*' } as const;

export type ClientPlatform = keyof typeof upstreamKeys;

export async function startClientHouse(platforms: readonly ClientPlatform[]): Promise<ClientHouse> {
  const house = await startRelayHouse();
  const redis = await openRedis(house.redis.url);
  let known = new Set<string>();
  const stop = async (): Promise<void> => {
    redis.disconnect();
    await house.stop();
  };
  try {
    for (const platform of platforms)
      await house.admin('POST', '/admin/accounts', accountOf(platform, house.sandbox.url));
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

/** They never cool: a test that lets one fail leaves it fit for the next. */
function accountOf(platform: ClientPlatform, sandboxUrl: string): object {
  const isOpenai = platform === 'openai' || platform === 'openai-compatible';
  return {
    ...{ name: platform, platform, models: [modelsOf[platform]], cooldownSeconds: neverCool },
    baseUrl: isOpenai ? `${sandboxUrl}/v1` : sandboxUrl,
    credentials: { apiKey: upstreamKeys[platform] },
  };
}

function readRefusals(metrics: string): Record<string, number> {
  const lines = metrics.matchAll(/^\w*refusals_total\{code="(\w+)"\} (\d+)$/gm);
  return Object.fromEntries([...lines].map(([, code = '', count]) => [code, Number(count)]));
}
