import { ApiKeys } from '@app/api-keys';
import { Users } from '@app/auth';
import { systemClock } from '@app/common';
import type { RedisConnection } from '@app/redis';
import { until } from './supervisor/until';

/** Members of a team with a relay key each, known to a gateway: their requests lie in different partitions. */
export async function createPeople(redis: RedisConnection, count: number, gatewayUrl: string): Promise<string[]> {
  const users = new Users(redis, systemClock);
  const apiKeys = new ApiKeys(redis, systemClock);
  const relayKeys: string[] = [];
  for (let number = 1; number <= count; number += 1) {
    // Nobody signs in as them, so no password has to match.
    const user = await users.create({ username: `member-${number}`, role: 'member', passwordHash: '$argon2id$none' });
    if (!user) throw new Error(`user name member-${number} is taken`);
    relayKeys.push((await apiKeys.issue({ name: `Key of member ${number}`, userId: user.id })).text);
  }
  const isKnown = async (relayKey: string): Promise<boolean> =>
    (await fetch(`${gatewayUrl}/api/v1/models`, { headers: { 'x-api-key': relayKey } })).ok;
  await until(async () => (await Promise.all(relayKeys.map(isKnown))).every(Boolean), 'the gateway knows everybody');
  return relayKeys;
}
