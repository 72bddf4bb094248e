import { randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { roles } from '@app/common';
import { createUser, tokenFor } from '../control-plane/visitor';
import { type GatewayInProcess, startGatewayInProcess } from '../gateway-in-process';
import { type RedisServer, startRedisServer } from '../redis-server';
import { type SandboxProcess, startSandbox } from '../sandbox-process';
import { LiveViewer } from './live-viewer';

/** Two gateways of one relay, a sandbox with one account, and somebody of each role, whose user name is the role. */
export interface LiveHouse {
  readonly redis: RedisServer;
  readonly sandbox: SandboxProcess;
  readonly gateways: readonly [GatewayInProcess, GatewayInProcess];
  idOf(username: string): string;
  /** One session a person. */
  token(username: string): Promise<string>;
  /** @returns its id */
  addAccount(name: string, fields?: object): Promise<string>;
  /** @returns id and text */
  addKey(username: string, fields?: object): Promise<{ readonly id: string; readonly text: string }>;
  /** Somebody watches; closed with the house. */
  watch(path: '/admin/live' | '/me/live', username: string, gateway?: 0 | 1): Promise<LiveViewer>;
  /** Streams an answer of a model of the sandbox; resolves when it is over or left. */
  ask(key: string, model: string, gateway?: 0 | 1): { readonly done: Promise<void>; leave(): void };
  stop(): Promise<void>;
}

export async function startLiveHouse(): Promise<LiveHouse> {
  const [redis, sandbox] = await Promise.all([startRedisServer(), startSandbox()]);
  const environment = {
    ...{ REDIS_URL: redis.url, SANDBOX_URL: sandbox.url, JWT_SECRET: randomBytes(32).toString('base64') },
    MASTER_KEYS: `k1:${randomBytes(32).toString('base64')}`,
  };
  const gateways = [await startGatewayInProcess(environment), await startGatewayInProcess(environment)] as const;
  const [{ application, parts }] = gateways;
  for (const role of roles) await createUser(parts.users, role, role);
  await Promise.all(gateways.map(({ parts: { users } }) => users.collection.sync()));
  const viewers: LiveViewer[] = [];
  const idOf = (username: string): string => parts.users.findByUsername(username)!.id;
  const tokens = new Map<string, Promise<string>>();
  const token = (username: string): Promise<string> => {
    const known = tokens.get(username) ?? tokenFor(application, username);
    tokens.set(username, known);
    return known;
  };
  const addAccount: LiveHouse['addAccount'] = async (name, fields = {}) => {
    const account = { name, platform: 'sandbox', priority: 50, schedulable: true, personal: false } as const;
    const created = await parts.accounts.create(
      { ...account, ...fields },
      { kind: 'api-key', apiKey: `sk-sandbox-${name}` },
    );
    for (const {
      parts: { accounts },
    } of gateways)
      await Promise.all([accounts.collection.sync(), accounts.credentialCollection.sync()]);
    return created.id;
  };
  await addAccount('team');
  return {
    ...{ redis, sandbox, gateways, idOf, token, addAccount },
    addKey: async (username, fields = {}) => {
      const { apiKey, text } = await parts.apiKeys.issue({ name: 'A key', userId: idOf(username), ...fields });
      await Promise.all(gateways.map((gateway) => gateway.parts.apiKeys.collection.sync()));
      return { id: apiKey.id, text };
    },
    watch: async (path, username, gateway = 0) => {
      const viewer = await LiveViewer.open(`${gateways[gateway].url}${path}`, await token(username));
      viewers.push(viewer);
      return viewer;
    },
    ask: (key, model, gateway = 0) => ask(gateways[gateway].url, key, model),
    stop: async () => {
      for (const viewer of viewers) viewer.close();
      await Promise.all(gateways.map((gateway) => gateway.stop()));
      await Promise.all([redis.stop(), sandbox.stop()]);
    },
  };
}

function ask(url: string, key: string, model: string): ReturnType<LiveHouse['ask']> {
  const question = { model, max_tokens: 1_000, stream: true, messages: [{ role: 'user', content: 'Hello' }] };
  const headers = { 'x-api-key': key, 'content-type': 'application/json', 'anthropic-version': '2023-06-01' };
  const request = httpRequest(`${url}/v1/messages`, { method: 'POST', headers, agent: false });
  const done = new Promise<void>((resolve) => {
    request.on('response', (response) => response.on('close', resolve).resume());
    request.on('error', () => resolve());
  });
  request.end(JSON.stringify(question));
  return { done, leave: () => request.destroy() };
}
