import { ApiKeys } from '@app/api-keys';
import { Users } from '@app/auth';
import { systemClock } from '@app/common';
import type { RedisConnection } from '@app/redis';
import { UnpricedUsageWriter, UsageIndexWriter } from '@app/usage/worker';
import { startWorker } from '../../support/gateway-process';
import { openRedis } from '../../support/open-redis';
import { type RelayHouse, startRelayHouse } from '../../support/relay-house';
import { openRollups } from '../../support/rollups';
import { type Scale, millionRecords } from '../million-records';
import { writeRecords } from '../write-records';

export const RECORDS = Number(process.env.USAGE_RECORDS ?? 1_000_000);
const PEOPLE = 3_000;
const KEYS = 10_000;
const ACCOUNTS = 1_000;
const GROUPS = 20;
const AT_ONCE = 50;
const DAYS = 29;

interface Created {
  readonly id: string;
}

/** A relay with 3,000 people, 10,000 keys, 1,000 accounts in 20 groups, and the books of 30 days. */
export async function startLargeHouse(): Promise<RelayHouse> {
  const house = await startRelayHouse();
  const redis = await openRedis(house.redis.url);
  try {
    const groups = await created(GROUPS, async (number) => {
      const group = { name: `Group ${number}`, strategy: 'least-busy' };
      return (await house.admin<Created>('POST', '/admin/account-groups', group)).id;
    });
    const accounts = await created(ACCOUNTS, async (number) => {
      const account = { name: `Account ${number}`, platform: 'sandbox', models: [`of-account-${number}`] };
      const credentials = { apiKey: `sk-sandbox-large-${number}` };
      const groupIds = [groups[number % groups.length] ?? ''];
      return (await house.admin<Created>('POST', '/admin/accounts', { ...account, credentials, groupIds })).id;
    });
    const people = await createPeople(redis);
    // What it would do piece by piece is done at once, and nothing else is done meanwhile.
    await house.worker.stop();
    await writeRecords(
      redis,
      millionRecords({ records: RECORDS, accounts, groups, ...people, days: DAYS, until: Date.now() }),
    );
    await openRollups(redis).writer.run();
    await new UsageIndexWriter(redis).run();
    await new UnpricedUsageWriter(redis, () => Date.now()).run();
    const worker = await startWorker(house.environment);
    const stop = async (): Promise<void> => {
      await worker.stop();
      await house.stop();
    };
    return { ...house, worker, stop };
  } catch (error) {
    await house.stop();
    throw error;
  } finally {
    redis.disconnect();
  }
}

async function createPeople(redis: RedisConnection): Promise<Pick<Scale, 'users' | 'keys'>> {
  const [users, apiKeys] = [new Users(redis, systemClock), new ApiKeys(redis, systemClock)];
  const userIds = await created(PEOPLE, async (number) => {
    const person = { username: `member-${number}`, role: 'member', passwordHash: '$argon2id$none' } as const;
    return (await users.create({ ...person, tags: [`team-${number % 40}`] }))?.id ?? '';
  });
  const keyIds = await created(KEYS, async (number) => {
    const userId = userIds[number % userIds.length] ?? '';
    return (await apiKeys.issue({ name: `Key ${number}`, userId, tags: [`team-${number % 40}`] })).apiKey.id;
  });
  return { users: userIds, keys: keyIds };
}

/** Their ids, by number. */
async function created(count: number, create: (number: number) => Promise<string>): Promise<string[]> {
  const ids: string[] = [];
  while (ids.length < count) {
    const portion = Array.from({ length: Math.min(AT_ONCE, count - ids.length) }, (_, place) =>
      create(ids.length + place),
    );
    ids.push(...(await Promise.all(portion)));
  }
  return ids;
}
