import { ApiKeys } from '@app/api-keys';
import { Users } from '@app/auth';
import { systemClock } from '@app/common';
import type { RedisConnection } from '@app/redis';

/** Members of a team with a relay key each: their requests lie in different partitions. */
export async function createPeople(redis: RedisConnection, count: number): Promise<string[]> {
  const users = new Users(redis, systemClock);
  const apiKeys = new ApiKeys(redis, systemClock);
  const relayKeys: string[] = [];
  for (let number = 1; number <= count; number += 1) {
    // Nobody signs in as them, so no password has to match.
    const user = await users.create({ username: `member-${number}`, role: 'member', passwordHash: '$argon2id$none' });
    if (!user) throw new Error(`user name member-${number} is taken`);
    relayKeys.push((await apiKeys.issue({ name: `Key of member ${number}`, userId: user.id })).text);
  }
  return relayKeys;
}
