import { AccountGroups, Accounts, strategies } from '@app/accounts';
import { CredentialVault } from '@app/vault';
import { ApiKeys } from '@app/api-keys';
import { Users } from '@app/auth';
import { systemClock } from '@app/common';
import type { RedisConnection } from '@app/redis';
import { testSecrets } from '../gateway-process';

export interface LargePool {
  readonly groupIds: readonly string[];
  /** Bound to one group after the other. */
  readonly relayKeys: readonly string[];
}

export interface LargePoolSize {
  readonly groups: number;
  readonly accounts: number;
  readonly users: number;
  readonly keys: number;
}

const AT_ONCE = 500;
const SLOTS_OF_AN_ACCOUNT = 10;

/** Groups of all strategies; the accounts of every second group have a limit. Written as the relay writes, without asking it. */
export async function createLargePool(redis: RedisConnection, size: LargePoolSize): Promise<LargePool> {
  const [id = '', secret = ''] = testSecrets.MASTER_KEYS.split(':');
  const vault = new CredentialVault([{ id, secret: Buffer.from(secret, 'base64') }]);
  const accounts = new Accounts(redis, vault, systemClock);
  const groups = new AccountGroups(redis, systemClock);
  const users = new Users(redis, systemClock);
  const apiKeys = new ApiKeys(redis, systemClock);

  const made = await inBatches(size.groups, (number) =>
    groups.create({ name: `Group ${number}`, strategy: strategies[number % strategies.length]! }),
  );
  const groupIds = made.map((group) => group!.id);
  await inBatches(size.accounts, (number) =>
    accounts.create(
      {
        ...{ name: `Account ${number}`, platform: 'sandbox', priority: 50, schedulable: true, personal: false },
        groupIds: [groupIds[number % groupIds.length]!],
        ...((number % groupIds.length) % 2 === 0 ? { maxConcurrency: SLOTS_OF_AN_ACCOUNT } : {}),
      },
      { kind: 'api-key', apiKey: `sk-sandbox-large-${String(number).padStart(6, '0')}` },
    ),
  );
  const people = await inBatches(size.users, (number) =>
    users.create({ username: `person-${number}`, role: 'member', passwordHash: '$argon2id$none' }),
  );
  const issued = await inBatches(size.keys, (number) =>
    apiKeys.issue({
      name: `Key ${number}`,
      userId: people[number % people.length]!.id,
      groupId: groupIds[number % groupIds.length]!,
      limits: { concurrency: 50 },
    }),
  );
  return { groupIds, relayKeys: issued.map(({ text }) => text) };
}

async function inBatches<Item>(count: number, make: (number: number) => Promise<Item>): Promise<Item[]> {
  const items: Item[] = [];
  while (items.length < count) {
    const from = items.length;
    const length = Math.min(AT_ONCE, count - from);
    items.push(...(await Promise.all(Array.from({ length }, (_, index) => make(from + index)))));
  }
  return items;
}
