import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '@app/common';
import { Egress } from '@app/egress';
import { AccountConnections, type ConnectionPlan, type GrantedConnection } from '@app/platforms';
import { CredentialVault } from '@app/vault';
import { openRedis } from '../support/open-redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { type AuthorizationService, startAuthorizationService } from '../support/tokens/authorization-service';
import { ring } from '../support/tokens/ring';
import { type TokenProcess, startTokenProcess } from '../support/tokens/token-process';

let server: RedisServer;
let service: AuthorizationService;
let processes: readonly [TokenProcess, TokenProcess];
let connections: AccountConnections;
let egress: Egress;
beforeAll(async () => {
  [server, service] = await Promise.all([startRedisServer(), startAuthorizationService()]);
  processes = [await startTokenProcess(server.url), await startTokenProcess(server.url)];
  const limits = { upstreamFirstByteTimeoutMs: 10_000, upstreamIdleTimeoutMs: 10_000 };
  egress = new Egress({ egressAllowCidrs: ['127.0.0.0/8'], trustedOrigins: [], ...limits });
  connections = connectionsOf(processes[0]);
});
afterAll(async () => {
  await Promise.all(processes.map((one) => one.stop()));
  await Promise.all([server.stop(), service.stop(), egress.close()]);
});

const connectionsOf = ({ accounts, connection }: Pick<TokenProcess, 'accounts' | 'connection'>): AccountConnections =>
  new AccountConnections({
    ...{ accounts, egress, connection, vault: new CredentialVault(ring), clock: systemClock },
    logger: pino({ level: 'silent' }),
  });

const planFor = (accountId: string): ConnectionPlan => ({
  target: { accountId },
  starter: { userId: 'usr_1', sessionId: 'ses_1', browser: 'digest' },
  client: { tokenUrl: service.tokenUrl, ...service.client },
  authorizationUrl: service.authorizationUrl,
  redirectUri: 'https://relay.example.com/callback',
});

/** An account whose sign-in is over, as every process has found out. */
async function endedAccount(): Promise<string> {
  const settings = { name: 'ended', platform: 'claude', priority: 50, schedulable: true, personal: false } as const;
  const oauth = { kind: 'oauth', tokenUrl: service.tokenUrl, ...service.client } as const;
  const { id } = await processes[0].accounts.create(settings, { ...oauth, refreshToken: 'of last year' });
  for (const one of processes) await expect(one.token(id)).rejects.toMatchObject({ code: 'needs_reauth' });
  return id;
}

async function connect(id: string): Promise<GrantedConnection> {
  const { authorizationUrl, state } = await connections.begin(planFor(id));
  const pending = await connections.find(state);
  const { code } = service.agree(authorizationUrl);
  const granted = await connections.exchange(pending!, code);
  expect(await processes[0].accounts.replaceCredentials(id, granted.credentials)).toBe('written');
  return granted;
}

it('an account that needed a person serves at once on all gateways with the token that came with the code', async () => {
  const id = await endedAccount();
  const granted = await connect(id);
  await connections.handOver(id, granted);
  service.asked.length = 0;
  for (const one of processes) {
    await one.accounts.credentialCollection.sync();
    expect(await one.token(id)).toBe(granted.granted.token);
    expect(one.accounts.credentialState(id)).toBe('usable');
  }
  expect(service.asked).toEqual([]);
});

it('one whose first token was not handed over asks for one, once for all gateways', async () => {
  const id = await endedAccount();
  const { credentials } = await connect(id);
  service.asked.length = 0;
  for (const one of processes) await one.accounts.credentialCollection.sync();
  const tokens = await Promise.all(processes.map((one) => one.token(id)));
  expect(new Set(tokens).size).toBe(1);
  expect(service.asked.map((fields) => fields.refresh_token)).toEqual([credentials.refreshToken]);
});

it('a first token is handed over to nobody where an administrator has stored something else by then', async () => {
  const id = await endedAccount();
  const granted = await connect(id);
  await processes[0].accounts.replaceCredentials(id, { ...granted.credentials, refreshToken: 'entered by hand' });
  await connections.handOver(id, granted);
  const keys = await processes[0].connection.keys(`*:token:${id}:*`);
  expect(keys).toEqual([]);
});

it('a connection is taken by one of many that bring its state at the same moment, and by nobody while the store is away', async () => {
  const { state } = await connections.begin(planFor('acc_1'));
  const other = await openRedis(server.url);
  const elsewhere = connectionsOf({ accounts: processes[1].accounts, connection: other });
  const taken = await Promise.all(
    Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? connections : elsewhere).take(state)),
  );
  expect(taken.filter(Boolean)).toHaveLength(1);
  expect(await connections.find(state)).toBeUndefined();
  other.disconnect();
  await expect(elsewhere.find(state)).rejects.toThrow();
  await expect(elsewhere.begin(planFor('acc_1'))).rejects.toThrow();
  await expect(elsewhere.take(state)).rejects.toThrow();
});

it('a connection is read by nobody who has another key, and under no other state', async () => {
  const { connection } = processes[0];
  await connection.flushall();
  const [one, other] = [await connections.begin(planFor('acc_1')), await connections.begin(planFor('acc_2'))];
  expect((await connections.find(one.state))?.target).toEqual({ accountId: 'acc_1' });
  const [first = '', second = ''] = await connection.keys('*account-connection*');
  const text = await connection.get(first);
  await connection.set(second, text ?? '');
  const found = await Promise.all([connections.find(one.state), connections.find(other.state)]);
  expect(found.filter((pending) => pending !== undefined)).toHaveLength(1);
  for (const state of ['', 'x', '__proto__', `${one.state} `, 's'.repeat(43)])
    expect(await connections.find(state)).toBeUndefined();
});
