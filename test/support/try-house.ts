import type { Role } from '@app/common';
import type { UsageRecord } from '@app/usage';
import { createUser, tokenFor } from './control-plane/visitor';
import { type EventAnswer, callForEvents } from './event-call';
import { type GatewayInProcess, startGatewayInProcess } from './gateway-in-process';
import { startRedisServer } from './redis-server';
import { type SandboxProcess, startSandbox } from './sandbox-process';
import { until } from './supervisor/until';

const people: readonly (readonly [name: string, role: Role])[] = [
  ['olga', 'owner'],
  ['mia', 'member'],
  ['max', 'member'],
];

export interface Asking {
  /** Mia where it is not said. */
  readonly as?: string;
  readonly model?: string;
  /** In place of a question that is as it should be; text goes as it is. */
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  readonly onText?: (text: string) => void;
}

/** A gateway with a sandbox, an owner and two members, who ask in the console. */
export interface TryHouse {
  readonly gateway: GatewayInProcess;
  readonly sandbox: SandboxProcess;
  /** Access tokens by user name. */
  readonly tokens: ReadonlyMap<string, string>;
  idOf(name: string): string;
  /** At the sandbox. @returns its id */
  addAccount(apiKey: string, fields?: object): Promise<string>;
  /** Mia's, where it is not said. @returns its id */
  addKey(fields?: object, owner?: string): Promise<string>;
  tryOut(keyId: string, asking?: Asking): Promise<EventAnswer>;
  /** Once everything that was asked before is in the books. */
  recordsOf(keyId: string): Promise<UsageRecord[]>;
  stop(): Promise<void>;
}

export async function startTryHouse(): Promise<TryHouse> {
  const [redis, sandbox] = await Promise.all([startRedisServer(), startSandbox()]);
  const gateway = await startGatewayInProcess({ REDIS_URL: redis.url, SANDBOX_URL: sandbox.url });
  const { users, accounts, apiKeys, ledger, usageRecords } = gateway.parts;
  const tokens = new Map<string, string>();
  for (const [name, role] of people) {
    await createUser(users, name, role);
    tokens.set(name, await tokenFor(gateway.application, name));
  }
  const idOf = (name: string): string => users.findByUsername(name)!.id;
  const addAccount: TryHouse['addAccount'] = async (apiKey, fields = {}) => {
    const account = { name: apiKey, platform: 'sandbox', priority: 50, schedulable: true, personal: false } as const;
    return (await accounts.create({ ...account, ...fields }, { kind: 'api-key', apiKey })).id;
  };
  const recordsOf = async (keyId: string): Promise<UsageRecord[]> => {
    await until(() => ledger.openCount + ledger.unsettledCount === 0, 'all is settled');
    return (await usageRecords.list({}, 200)).items.filter((record) => record.keyId === keyId);
  };
  await addAccount('sk-sandbox-team', { models: ['sandbox-*', 'sandbox-small'] });
  return {
    ...{ gateway, sandbox, tokens, idOf, addAccount, recordsOf },
    addKey: async (fields = {}, owner = 'mia') =>
      (await apiKeys.issue({ name: 'A key', userId: idOf(owner), ...fields })).apiKey.id,
    tryOut: (keyId, { as = 'mia', model = 'sandbox-small', body, ...more } = {}) =>
      callForEvents(`${gateway.url}/me/api-keys/${keyId}/try`, {
        ...{ token: tokens.get(as)!, body: body ?? { model, prompt: 'Say hello.' }, ...more },
      }),
    stop: async () => {
      await gateway.stop();
      await Promise.all([redis.stop(), sandbox.stop()]);
    },
  };
}

/** Names of events in the order in which they came first. */
export const namesOf = ({ events }: EventAnswer): string[] => [...new Set(events.map(({ event }) => event))];
export const lastOf = ({ events }: EventAnswer): Record<string, unknown> => events.at(-1)?.data ?? {};
export const textOf = ({ events }: EventAnswer): string =>
  events.flatMap(({ event, data }) => (event === 'text' ? [String(data.delta)] : [])).join('');
export const problemOf = ({ text }: EventAnswer): Record<string, unknown> =>
  JSON.parse(text) as Record<string, unknown>;
