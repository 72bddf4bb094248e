import { ApiKeys, type NewApiKey } from '@app/api-keys';
import { Users } from '@app/auth';
import { type Limits, systemClock } from '@app/common';
import type { RedisConnection } from '@app/redis';
import { until } from '../supervisor/until';

export interface MemberKey {
  readonly id: string;
  readonly text: string;
}

export interface Member {
  readonly userId: string;
  readonly keys: readonly MemberKey[];
}

export interface NewMember {
  readonly username: string;
  readonly limits?: Limits;
  /** One item, one key. */
  readonly keys: readonly Omit<NewApiKey, 'name' | 'userId'>[];
}

/** Somebody of the team with limits and keys. */
export async function createMember(redis: RedisConnection, { username, limits, keys }: NewMember): Promise<Member> {
  const users = new Users(redis, systemClock);
  const apiKeys = new ApiKeys(redis, systemClock);
  // Nobody signs in as them, so no password has to match.
  const user = await users.create({ username, role: 'member', passwordHash: '$argon2id$none' });
  if (!user) throw new Error(`user name ${username} is taken`);
  await users.collection.sync();
  if (limits) await users.update({ ...user, limits });
  const issued = await Promise.all(
    keys.map((fields, index) => apiKeys.issue({ name: `Key ${index + 1}`, userId: user.id, ...fields })),
  );
  return { userId: user.id, keys: issued.map(({ apiKey: { id }, text }) => ({ id, text })) };
}

/** Resolves when a gateway lets all of these in. */
export async function untilKnown(gatewayUrl: string, members: readonly Member[]): Promise<void> {
  const texts = members.flatMap(({ keys }) => keys.map(({ text }) => text));
  const isKnown = async (text: string): Promise<boolean> =>
    (await fetch(`${gatewayUrl}/api/v1/models`, { headers: { 'x-api-key': text } })).ok;
  await until(async () => (await Promise.all(texts.map(isKnown))).every(Boolean), 'the gateway knows everybody');
}
