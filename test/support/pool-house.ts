import { Users } from '@app/auth';
import { systemClock } from '@app/common';
import type { HttpAnswer } from './http-call';
import { openRedis } from './open-redis';
import type { Environment } from './gateway-process';
import { askRelay } from './relay-client';
import { type RelayHouse, startRelayHouse } from './relay-house';
import { until } from './supervisor/until';

/** What `GET /admin/accounts/{id}` says, as far as tests of the pool read it. */
export interface AccountRecord {
  readonly id: string;
  readonly state: {
    readonly status: string;
    readonly running?: number;
    readonly cooldowns: readonly {
      readonly scope: string;
      readonly cause: string;
      readonly since: string;
      readonly until: string;
      readonly evidence: { readonly status?: number; readonly code?: string; readonly requestId?: string };
    }[];
    readonly windows: readonly { readonly name: string; readonly status: string; readonly utilization?: number }[];
  };
}

/** What `GET /admin/requests/{id}` says. */
export interface RequestRecord {
  readonly requestId: string;
  readonly conversation?: string;
  readonly admission: { readonly tookMs: number; readonly place?: number; readonly waitedMs?: number };
  readonly choices: readonly {
    readonly strategy: string;
    readonly via: string;
    readonly affinity: string;
    readonly movedBecause?: readonly string[];
    readonly waitedMs: number;
    readonly queuePosition?: number;
    readonly candidates: readonly { readonly accountId: string; readonly reasons: readonly string[] }[];
  }[];
  readonly attempts: readonly {
    readonly accountId: string;
    readonly startedMs: number;
    readonly tookMs: number;
    readonly status?: number;
    readonly upstreamRequestId?: string;
    readonly failure?: string;
  }[];
  readonly rewritten?: { readonly model?: string; readonly thinkingOfMessages?: number };
  readonly outcome: string;
  readonly status: number;
  readonly code?: string;
  readonly message?: string;
  readonly firstByteMs?: number;
  readonly durationMs: number;
  readonly accountId?: string;
  readonly cost: {
    readonly totalUsd: string | null;
    readonly lines: readonly {
      readonly tokenClass: string;
      readonly tokens: number;
      readonly costUsd: string | null;
    }[];
  };
}

/** A row of `GET /admin/usage/records`. */
export interface UsageRow {
  readonly requestId: string;
  readonly accountId: string;
  readonly outcome: string;
  readonly source: string;
  readonly status: number;
  readonly attempts: number;
  readonly costUsd: string | null;
  readonly upstreamRequestId: string | null;
  readonly tokens: { readonly input: number; readonly output: number };
}

export interface IssuedKey {
  readonly id: string;
  readonly key: string;
}

/** A relay whose own first account is set aside: every account of a test is one that the test made. */
export interface PoolHouse extends RelayHouse {
  /** @returns the account's id */
  addAccount(apiKey: string, fields?: object): Promise<string>;
  /** Takes an account away, and the keys that are bound to it before. */
  removeAccount(id: string): Promise<void>;
  /** @param fields as `POST /admin/api-keys` takes them; the key shows its account in `x-trunkline-account` */
  addKey(fields?: object): Promise<IssuedKey>;
  /** @returns the group's id */
  addGroup(fields?: object): Promise<string>;
  /** Members of the team. @returns their ids */
  addUsers(count: number): Promise<string[]>;
  account(id: string): Promise<AccountRecord>;
  /** Waits until the explanation is written. */
  explain(answer: HttpAnswer): Promise<RequestRecord>;
  /** Waits until the request is settled. */
  usageOf(requestId: string): Promise<UsageRow>;
  /** Asks with a key of `addKey`. */
  ask(key: IssuedKey, ...rest: AskRest): Promise<HttpAnswer>;
}

type AskRest = Parameters<typeof askRelay> extends [unknown, ...infer Rest] ? Rest : never;

/** @param extra environment of gateway and worker, over what `startRelayHouse` sets */
export async function startPoolHouse(extra: Environment = {}): Promise<PoolHouse> {
  const house = await startRelayHouse(extra);
  const { items } = await house.admin<{ items: { id: string }[] }>('GET', '/admin/accounts');
  for (const { id } of items) await house.admin('POST', `/admin/accounts/${id}/pause`);
  let created = 0;

  /** Records are written after the answer has gone out. */
  async function found<Found>(look: () => Promise<Found | undefined>, what: string): Promise<Found> {
    let result: Found | undefined;
    await until(async () => (result = await look()) !== undefined, what);
    return result!;
  }

  return {
    ...house,
    addAccount: async (apiKey, fields = {}) => {
      const account = { name: apiKey, platform: 'sandbox', credentials: { apiKey }, ...fields };
      return (await house.admin<{ id: string }>('POST', '/admin/accounts', account)).id;
    },
    removeAccount: async (id) => {
      const bound = await house.admin<{ items: { id: string }[] }>('GET', `/admin/api-keys?accountId=${id}`);
      for (const key of bound.items) await house.admin('DELETE', `/admin/api-keys/${key.id}`);
      await house.admin('DELETE', `/admin/accounts/${id}`);
    },
    addKey: (fields = {}) => house.admin('POST', '/admin/api-keys', { name: 'A key', debug: true, ...fields }),
    addGroup: async (fields = {}) =>
      (await house.admin<{ id: string }>('POST', '/admin/account-groups', { name: 'A group', ...fields })).id,
    addUsers: async (count) => {
      const redis = await openRedis(house.redis.url);
      const users = new Users(redis, systemClock);
      const ids: string[] = [];
      for (let number = 0; number < count; number += 1) {
        created += 1;
        // Nobody signs in as them, so no password has to match.
        const user = { username: `teammate-${created}`, role: 'member', passwordHash: '$argon2id$none' } as const;
        ids.push((await users.create(user))?.id ?? '');
      }
      redis.disconnect();
      await until(async () => {
        const page = await house.admin<{ items: { id: string }[] }>('GET', '/admin/users?limit=100');
        return ids.every((id) => page.items.some((user) => user.id === id));
      }, 'the gateway knows everybody');
      return ids;
    },
    account: (id) => house.admin('GET', `/admin/accounts/${id}`),
    explain: (answer) => {
      const path = `/admin/requests/${String(answer.headers['request-id'])}`;
      const read = (): Promise<RequestRecord | undefined> =>
        house.admin<RequestRecord>('GET', path).catch((error: unknown) => {
          if (String(error).includes('answered 404')) return undefined;
          throw error;
        });
      return found(read, 'the request is explained');
    },
    usageOf: (requestId) =>
      found(async () => {
        const page = await house.admin<{ items: UsageRow[] }>('GET', '/admin/usage/records?limit=100');
        return page.items.find((record) => record.requestId === requestId);
      }, 'the request is in the books'),
    ask: ({ key }, ...rest) => askRelay({ gateway: house.gateway, relayKey: key }, ...rest),
  };
}
