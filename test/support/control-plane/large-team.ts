import { partitionOf, redisKeys } from '@app/redis';
import { platforms } from '@app/common';
import type { ControlPlane } from './start-control-plane';
import { fillCollection } from './fill-collection';

export const largeTeam = { accounts: 1_000, users: 3_000, keys: 10_000, groups: 40 } as const;

const numbered = (kind: string, index: number): string => `${kind}_${index.toString().padStart(20, '0')}`;
const listOf = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index));
/** Three records share a moment. */
const momentOf = (index: number): string =>
  new Date(Date.UTC(2026, 0, 1) + Math.floor(index / 3) * 1_000).toISOString();

/** Fills a relay with as much as a large team has, and with when all of it was last used. */
export async function fillLargeTeam({ redis, accounts, accountGroups, apiKeys, users }: ControlPlane): Promise<void> {
  const { keys } = largeTeam;
  const groupOf = (index: number): string => numbered('grp', index % largeTeam.groups);
  const userOf = (index: number): string => numbered('usr', index % largeTeam.users);
  await Promise.all([
    fillCollection(
      redis,
      'account-groups',
      listOf(largeTeam.groups, (index) => ({
        ...{ id: groupOf(index), name: `Group ${index}`, strategy: 'priority', createdAt: momentOf(index) },
      })),
    ),
    fillCollection(
      redis,
      'accounts',
      listOf(largeTeam.accounts, (index) => ({
        ...{ id: numbered('acc', index), name: `account ${index}`, platform: platforms[index % platforms.length] },
        ...{ priority: (index % 100) + 1, schedulable: index % 7 > 0, personal: false, createdAt: momentOf(index) },
        groupIds: [groupOf(index), groupOf(index + 1)],
      })),
    ),
    fillCollection(
      redis,
      'users',
      listOf(largeTeam.users, (index) => ({
        ...{ id: userOf(index), username: `person${index}`, role: 'member', provider: 'local', epoch: 1 },
        ...{ passwordHash: '$argon2id$none', enabled: index % 9 > 0, createdAt: momentOf(index) },
        ...{ displayName: `Ädä Lövelace ${index % 100}`, groupIds: [groupOf(index)], tags: [`team ${index % 30}`] },
      })),
    ),
    fillCollection(
      redis,
      'api-keys',
      listOf(keys, (index) => ({
        ...{ id: numbered('key', index), name: `laptop ${(index * 7_919) % keys}`, userId: userOf(index) },
        ...{ digest: index.toString(16).padStart(64, '0'), hint: index.toString(36).padStart(4, '0') },
        ...{ createdAt: momentOf(index), enabled: index % 5 > 0, debug: false, tags: [`tag ${index % 50}`] },
        ...{ origin: 'self', ownSlot: index, ...(index % 2 === 0 ? { groupId: groupOf(index) } : {}) },
      })),
    ),
  ]);
  await Promise.all([accounts, accountGroups, apiKeys, users].map(({ collection }) => collection.sync()));
  const uses = redis.pipeline();
  for (let index = 0; index < keys; index += 1) {
    const { lastUses } = redisKeys.usageRollups(partitionOf(userOf(index)));
    if (index % 4 > 0) uses.zadd(lastUses, Date.UTC(2026, 5, 1) + index, numbered('key', index));
  }
  await uses.exec();
}
