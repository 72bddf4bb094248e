import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DomainEvent } from '@app/common';
import { type RedisConnection, redisKeys } from '@app/redis';
import { openRedis } from '../support/open-redis';
import { type PoolHouse, startPoolHouse } from '../support/pool-house';
import { newGreeting } from '../support/relay-client';
import { until } from '../support/supervisor/until';

let house: PoolHouse;
let redis: RedisConnection;
beforeAll(async () => {
  house = await startPoolHouse();
  redis = await openRedis(house.redis.url);
});
afterAll(async () => {
  redis.disconnect();
  await house.stop();
});

/** Everything that was told so far, handed over or not. */
async function told(): Promise<DomainEvent[]> {
  const rows = await redis.xrange(redisKeys.events().log, '-', '+');
  return rows.map(([, fields]) => JSON.parse(fields[1] ?? '') as DomainEvent);
}

async function toldOf(groupId: string, ...types: string[]): Promise<DomainEvent[]> {
  let found: DomainEvent[] = [];
  await until(
    async () => {
      found = (await told()).filter((event) => event.groupIds?.includes(groupId));
      return types.every((type) => found.some((event) => event.type === type));
    },
    () => `${types.join(', ')} are told, and not only ${found.map(({ type }) => type).join(', ')}`,
  );
  return found;
}

let groups = 0;
async function accountAlone() {
  groups += 1;
  const groupId = await house.addGroup({ name: `Told ${groups}` });
  const apiKey = `sk-sandbox-told-${groups}`;
  const accountId = await house.addAccount(apiKey, { groupIds: [groupId] });
  const key = await house.addKey({ groupId });
  const askWith = async (fault: string) => {
    await house.sandbox.setAccountFaults(fault === '' ? {} : { [apiKey]: fault });
    return house.ask(key, newGreeting());
  };
  return { groupId, accountId, askWith };
}

it('an outage of the only account is told from its first refusal to the end: account.cooling, pool.saturated, account.recovered', async () => {
  const { groupId, accountId, askWith } = await accountAlone();
  await askWith('529');
  await until(async () => (await house.account(accountId)).state.cooldowns.length > 0, 'the account cools');
  // The first request after a second goes ahead of the others to see whether all is well.
  for (let more = 0; more < 3; more += 1) await askWith('529');
  await toldOf(groupId, 'account.cooling', 'pool.saturated');
  await house.admin('POST', `/admin/accounts/${accountId}/reset`);
  expect((await askWith('')).status).toBe(200);
  const events = await toldOf(groupId, 'account.recovered');
  const [cooling] = events.filter(({ type }) => type === 'account.cooling');
  expect(events.find(({ type }) => type === 'account.recovered')?.data).toMatchObject({
    ...{ accountId, cause: 'overloaded', how: 'reset', spell: cooling?.data.spell },
  });
  expect(events.find(({ type }) => type === 'pool.saturated')?.data).toMatchObject({ groupId, family: 'other' });
});

it.each([
  ['unified-warning:92:7200', 'account.quota_warning', { window: '5h', percent: 92, threshold: 80 }],
  ['unified-rejected:7200', 'account.quota_exhausted', { window: '5h' }],
  ['unified-used-up:7200', 'account.quota_exhausted', {}],
  ['401', 'account.unauthorized', { status: 401, scope: 'account' }],
])('%s of an upstream is told as %s', async (fault, type, data) => {
  const { groupId, accountId, askWith } = await accountAlone();
  await askWith(fault);
  const events = (await toldOf(groupId, type)).filter((event) => event.type === type);
  expect(events).toHaveLength(1);
  expect(events[0]?.data).toMatchObject({ accountId, ...data });
});
