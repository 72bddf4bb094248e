import { createRequestId } from '@app/common';
import { writeRecords } from '../scale/write-records';
import { type Furniture, type FurnishedPages, furnish } from '../support/console/furnish';
import { openRedis } from '../support/open-redis';
import { askRelay, newGreeting } from '../support/relay-client';
import { type RelayHouse, startRelayHouse } from '../support/relay-house';
import { until } from '../support/supervisor/until';
import { usageRecord } from '../support/usage-records';
import { pleasantNames } from './pleasant-names';

/** A relay in which there is something to see on every page. */
export interface BusyHouse {
  readonly house: RelayHouse;
  readonly furnished: FurnishedPages;
  stop(): Promise<void>;
}

const HOUR_MS = 3_600_000;
const HOURS = 72;
const QUEUE_MS = 3_000_000;
const slow = 'sandbox-stream-100000x400';
const nearItsEnd = 'sk-sandbox-fault-unified-warning_93_9000-x';
const models = [
  ['claude-opus-4-5', 'claude', 61_000],
  ['claude-sonnet-4-5', 'claude', 24_000],
  ['gpt-5', 'openai', 17_000],
  ['gemini-2.5-pro', 'gemini', 9_000],
] as const;

export async function startBusyHouse(): Promise<BusyHouse> {
  const house = await startRelayHouse();
  const leaving = new AbortController();
  const stop = async (): Promise<void> => {
    leaving.abort();
    await house.stop();
  };
  try {
    const furnished = await furnish(house, pleasantNames(), (furniture) => fillBooks(house, furniture));
    await askForLong(house, leaving.signal);
    return { house, furnished, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Three days of two people who work from nine to eight and sleep at night, in the order in which they would have been written. */
async function fillBooks(house: RelayHouse, { memberId, accountIds, groupId }: Furniture): Promise<void> {
  const [me, { items: keys }] = await Promise.all([
    house.admin<{ items: { id: string; username: string }[] }>('GET', '/admin/users?limit=100'),
    house.admin<{ items: { id: string; userId: string }[] }>('GET', '/admin/api-keys?limit=100'),
  ]);
  const ownerId = me.items.find(({ username }) => username === 'owner')?.id ?? '';
  // One of its own, without the limits of the furnished one: what it has spent would refuse its requests.
  const workstation = await house.admin<{ id: string }>('POST', '/admin/api-keys', {
    ...{ name: 'Workstation of Ada', userId: memberId, groupId },
  });
  const people = [
    { userId: memberId, keyId: workstation.id },
    { userId: ownerId, keyId: keys.find(({ userId }) => userId === ownerId)?.id ?? '' },
  ];
  const begun = Date.now() - HOURS * HOUR_MS;
  const records = Array.from({ length: HOURS * 12 }, (_, number) => {
    const startedAt = begun + (number * HOUR_MS) / 12;
    const hour = new Date(startedAt).getUTCHours();
    const [model, platform, price] = models[(number * 7 + Math.floor(number / 5)) % models.length] ?? models[0];
    const input = 800 + ((number * 7_919) % 9_000);
    const output = 100 + ((number * 104_729) % 2_400);
    const isGood = number % 23 !== 0;
    return {
      isAwake: hour >= 9 && hour <= 20 ? true : number % 6 === 0,
      record: usageRecord({
        ...{ requestId: createRequestId(), startedAt, ...people[number % 2], groupId, model, platform },
        accountId: accountIds[number % accountIds.length] ?? '',
        client: number % 3 === 0 ? 'codex' : 'claude-code',
        ...(isGood ? {} : { outcome: 'upstream-failed', status: 529 }),
        tokens: { input, cacheRead: input * 4, cacheWrite5m: input % 700, cacheWrite1h: 0, output },
        costNanoDollars: String(input * 300 + output * price),
        ...{ durationMs: 900 + ((number * 31) % 20_000), firstByteMs: isGood ? 300 + ((number * 17) % 900) : null },
      }),
    };
  });
  const redis = await openRedis(house.redis.url);
  await writeRecords(
    redis,
    records.filter(({ isAwake }) => isAwake).map(({ record }) => record),
  );
  redis.disconnect();
}

/** Some requests that are answered slowly as long as somebody looks, one that waits, and an account whose limit is nearly used up. */
async function askForLong(house: RelayHouse, leaving: AbortSignal): Promise<void> {
  const near = { name: 'Max 5x, Porto', platform: 'sandbox', credentials: { apiKey: nearItsEnd } };
  const refused = { name: 'Team, Madrid', platform: 'sandbox', credentials: { apiKey: 'sk-sandbox-fault-401-x' } };
  await house.admin('POST', '/admin/accounts', { ...near, models: ['sandbox-near'], priority: 10 });
  await house.admin('POST', '/admin/accounts', { ...refused, models: ['sandbox-refused'], priority: 10 });
  const ask = (model: string): Promise<{ readonly status: number }> => askRelay(house, newGreeting({ model }));
  const isWarned = async (): Promise<boolean> => {
    await Promise.all([ask('sandbox-near'), ask('sandbox-refused')]);
    const { items } = await house.admin<{ items: { state: { windows: unknown[]; status: string } }[] }>(
      ...(['GET', '/admin/accounts?limit=100'] as const),
    );
    return items.some(({ state }) => state.windows.length > 0) && items.some(({ state }) => state.status === 'cooling');
  };
  await until(isWarned, 'an account is near its limit, and one is refused');
  await ask('sandbox-fault-529');
  const narrow = await house.admin<{ key: string }>('POST', '/admin/api-keys', {
    ...{ name: 'Nightly build', limits: { concurrency: 1, queue: { size: 5, timeoutMs: QUEUE_MS } } },
  });
  const askSlowly = async (relayKey: string): Promise<void> => {
    const headers = { 'x-api-key': relayKey, 'content-type': 'application/json', 'anthropic-version': '2023-06-01' };
    const body = JSON.stringify(newGreeting({ stream: true, model: slow, max_tokens: 4_000 }));
    const options = { method: 'POST', headers, body, signal: leaving };
    await fetch(`${house.gateway.url}/v1/messages`, options)
      .then((answer) => answer.arrayBuffer())
      .catch(() => undefined);
  };
  for (const relayKey of [house.relayKey, house.relayKey, house.relayKey, narrow.key, narrow.key])
    void askSlowly(relayKey);
  const isBusy = async (): Promise<boolean> => {
    const { openStreams } = await house.sandbox.state();
    return openStreams >= 4;
  };
  await until(isBusy, 'requests are under way');
}
