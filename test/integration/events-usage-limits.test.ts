import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AccountGroups } from '@app/accounts';
import { ApiKeys, KeyPolicies } from '@app/api-keys';
import { Users } from '@app/auth';
import { systemClock } from '@app/common';
import type { RedisConnection } from '@app/redis';
import { createLogger } from '@app/telemetry';
import { createUsageNoticesTask } from '../../apps/worker/src/events/usage/create-usage-notices-task';
import { newRequestLedger, letIn, facts } from '../support/admissions';
import { openRedis } from '../support/open-redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { toldEvents } from '../support/told-events';
import { usageRecord } from '../support/usage-records';

const settings = { timezone: 'UTC', budgetThresholdsPercent: [80] };
const logger = createLogger('test', 'silent');
let server: RedisServer;
let redis: RedisConnection;
beforeAll(async () => {
  server = await startRedisServer();
  redis = await openRedis(server.url);
});
afterAll(async () => {
  redis.disconnect();
  await server.stop();
});
beforeEach(async () => {
  await redis.flushall();
});

/** Books a dollar for a key of somebody. */
async function spendDollar(userId: string, keyId: string): Promise<void> {
  const ledger = newRequestLedger(redis, redis);
  const request = await letIn(ledger, facts({ userId, keyId }));
  const record = usageRecord({ requestId: request.facts.requestId, userId, keyId, costNanoDollars: '1000000000' });
  ledger.settle(request, record);
  await ledger.stop(1_000);
}

async function member(fields: object = {}): Promise<string> {
  const request = { username: 'ada', role: 'member', passwordHash: '$argon2id$none', ...fields } as const;
  return (await new Users(redis, systemClock).create(request))?.id ?? '';
}

describe('the limits that budget.threshold is told of', () => {
  it('are those that policies give to keys that people issued themselves, and not to those of administrators', async () => {
    const policies = new KeyPolicies(redis, systemClock);
    const task = createUsageNoticesTask(settings, redis, logger);
    await task.run();
    const userId = await member();
    const apiKeys = new ApiKeys(redis, systemClock);
    const own = await apiKeys.issueOwn({ name: 'own', userId, origin: 'self' }, 5);
    const { apiKey: given } = await apiKeys.issue({ name: 'given', userId });
    await policies.create({ name: 'small', roles: ['member'], maxKeys: 5, maxLimits: { totalCostUsd: 1.2 } });
    await spendDollar(userId, own?.apiKey.id ?? '');
    await spendDollar(userId, given.id);
    await task.run();
    const events = await toldEvents(redis, 'budget.threshold');
    expect(events.map(({ data }) => [data.keyName, data.limitUsd])).toEqual([['own', '1.2']]);
  });

  it('are those of the person over all keys, told to the account groups that they belong to', async () => {
    const group = await new AccountGroups(redis, systemClock).create({ name: 'team', strategy: 'priority' });
    const groupId = group?.id ?? '';
    const userId = await member({ limits: { monthlyCostUsd: 1 }, groupIds: [groupId] });
    const { apiKey } = await new ApiKeys(redis, systemClock).issue({ name: 'given', userId });
    const task = createUsageNoticesTask(settings, redis, logger);
    await task.run();
    await spendDollar(userId, apiKey.id);
    await task.run();
    const [event, ...others] = await toldEvents(redis, 'budget.threshold');
    expect([event?.data.username, event?.data.subject, event?.groupIds, others]).toEqual([
      'ada',
      'user',
      [groupId],
      [],
    ]);
  });

  it('are nothing for keys and people that are gone', async () => {
    const userId = await member({ limits: { monthlyCostUsd: 1 } });
    const users = new Users(redis, systemClock);
    await users.collection.sync();
    const task = createUsageNoticesTask(settings, redis, logger);
    await task.run();
    await spendDollar(userId, 'key_gone');
    await spendDollar('usr_gone', 'key_gone');
    await users.delete(userId);
    expect(await task.run()).toBe(0);
  });
});
