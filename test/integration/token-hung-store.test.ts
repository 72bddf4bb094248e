import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RedisConnection, redisKeys } from '@app/redis';
import { openRedis } from '../support/open-redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { type SignInService, startSignInService } from '../support/tokens/sign-in-service';
import { type TokenProcess, startTokenProcess } from '../support/tokens/token-process';

/** Longer than a command of a request waits, which is a second. */
const HUNG_MS = 1_600;

let server: RedisServer;
let service: SignInService;
let processes: TokenProcess[];
/** Somebody who is not hung up on. */
let operator: RedisConnection;
let folder: string;
beforeAll(async () => {
  [server, service] = await Promise.all([startRedisServer(), startSignInService()]);
  operator = await openRedis(server.url);
  folder = mkdtempSync(join(tmpdir(), 'trunkline-token-hung-store-'));
  processes = await Promise.all(Array.from({ length: 3 }, () => startTokenProcess(server.url, folder)));
});
afterAll(async () => {
  operator.disconnect();
  await Promise.all(processes.map((one) => one.stop()));
  await Promise.all([server.stop(), service.stop()]);
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  service.presented.length = 0;
  service.beforeAnswer = () => undefined;
});

let names = 0;

/** An account that every process knows, and the name of its grant. */
async function newAccount(): Promise<{ readonly id: string; readonly name: string }> {
  const name = `grant${(names += 1)}`;
  const settings = { name, platform: 'claude', priority: 50, schedulable: true, personal: false } as const;
  const oauth = { kind: 'oauth', tokenUrl: service.tokenUrl, clientId: 'client' } as const;
  const { id } = await processes[0]!.accounts.create(settings, { ...oauth, refreshToken: service.grant(name) });
  for (const { accounts } of processes)
    await Promise.all([accounts.collection.sync(), accounts.credentialCollection.sync()]);
  return { id, name };
}

const crowd = (id: string): Promise<string>[] =>
  processes.flatMap((one) => Array.from({ length: 100 }, () => one.token(id)));

/** Every command waits, and those of requests give up: as on a machine that has too much to do. */
const hangUp = (): Promise<unknown> => operator.call('CLIENT', 'PAUSE', String(HUNG_MS), 'ALL');
const breakOff = (): Promise<unknown> => operator.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');

describe('a token that a hundred requests of each of three processes want', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['answers nothing for longer than a command waits', hangUp],
    ['breaks all connections off', breakOff],
  ])('is asked for once, and refused to nobody, where Redis %s before the question', async (_, fault) => {
    const { id, name } = await newAccount();
    await fault();
    expect(new Set(await Promise.all(crowd(id)))).toEqual(new Set([`access-${name}-1`]));
    expect(service.presented).toEqual([`${name}#0`]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['answers nothing for longer than a command waits', hangUp],
    ['breaks all connections off', breakOff],
  ])('is asked for once, and refused to nobody, where Redis %s before the answer is stored', async (_, fault) => {
    const { id, name } = await newAccount();
    service.beforeAnswer = async () => {
      await fault();
    };
    expect(new Set(await Promise.all(crowd(id)))).toEqual(new Set([`access-${name}-1`]));
    expect(service.presented).toEqual([`${name}#0`]);
    expect(readdirSync(join(folder, 'rotations'))).toEqual([]);
    await processes[1]!.accounts.credentialCollection.sync();
    expect(processes[1]!.accounts.credentialsOf(id)).toMatchObject({ refreshToken: `${name}#1` });
  });

  it('waits for no lock that its own process has taken without hearing of it', { timeout: 15_000 }, async () => {
    const { id, name } = await newAccount();
    const { connection } = processes[0]!;
    const set = connection.set.bind(connection) as (...all: unknown[]) => Promise<unknown>;
    let isLost = false;
    Object.assign(connection, {
      set: async (...all: unknown[]) => {
        const answer = await set(...all);
        if (isLost || all[0] !== redisKeys.credentialRenewal(id).lock) return answer;
        isLost = true;
        throw new Error('Command timed out');
      },
    });
    // A lock that nobody lets go of lasts for thirty seconds.
    expect(await processes[0]!.token(id)).toBe(`access-${name}-1`);
    expect([isLost, service.presented]).toEqual([true, [`${name}#0`]]);
    Object.assign(connection, { set });
  });
});
