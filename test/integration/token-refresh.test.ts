import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OauthCredentials } from '@app/accounts';
import { redisKeys } from '@app/redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { until } from '../support/supervisor/until';
import { type SignInService, startSignInService } from '../support/tokens/sign-in-service';
import { type TokenProcess, startTokenProcess } from '../support/tokens/token-process';

let server: RedisServer;
let service: SignInService;
let processes: TokenProcess[];
/** DATA_DIR of the machine that all of them run on. */
let folder: string;
beforeAll(async () => {
  [server, service] = await Promise.all([startRedisServer(), startSignInService()]);
  folder = mkdtempSync(join(tmpdir(), 'trunkline-token-refresh-'));
  processes = await Promise.all(Array.from({ length: 3 }, () => startTokenProcess(server.url, folder)));
});
afterAll(async () => {
  await Promise.all(processes.map((one) => one.stop()));
  await Promise.all([server.stop(), service.stop()]);
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  service.presented.length = 0;
  service.beforeAnswer = () => undefined;
});

let names = 0;
const newName = (): string => `grant${(names += 1)}`;

const oauthWith = (refreshToken: string): OauthCredentials => ({
  ...{ kind: 'oauth', tokenUrl: service.tokenUrl, clientId: 'client', refreshToken },
});

const nth = (index: number): TokenProcess => processes[index]!;

/** An account that every process knows, and the name of its grant. */
async function newAccount(): Promise<{ readonly id: string; readonly name: string }> {
  const name = newName();
  const settings = { name, platform: 'claude', priority: 50, schedulable: true, personal: false } as const;
  const { id } = await nth(0).accounts.create(settings, oauthWith(service.grant(name)));
  await Promise.all(processes.map(({ accounts }) => accounts.collection.sync()));
  await Promise.all(processes.map(({ accounts }) => accounts.credentialCollection.sync()));
  return { id, name };
}

const crowd = (id: string): Promise<string>[] =>
  processes.flatMap((one) => Array.from({ length: 100 }, () => one.token(id)));

describe('tokens of three processes', () => {
  it.each([2, 80])('are asked for once by a hundred requests each, where the answer takes %d ms', async (answerMs) => {
    const { id, name } = await newAccount();
    service.beforeAnswer = () => new Promise((resolve) => setTimeout(resolve, answerMs));
    expect(new Set(await Promise.all(crowd(id)))).toEqual(new Set([`access-${name}-1`]));
    expect(service.presented).toEqual([`${name}#0`]);
  });

  it('are asked for once again where all were refused with the one they had, one version after the other', async () => {
    const { id, name } = await newAccount();
    await Promise.all(crowd(id));
    for (const { source } of processes) expect(source.refused(id)).toBe(true);
    expect(new Set(await Promise.all(crowd(id)))).toEqual(new Set([`access-${name}-2`]));
    expect(service.presented).toEqual([`${name}#0`, `${name}#1`]);
  });

  it('lie in Redis and on the disk sealed, and nowhere else', async () => {
    const { id, name } = await newAccount();
    let onDisk = '';
    const versions = nth(0).accounts.credentialVersions;
    const rotate = versions.rotate.bind(versions);
    versions.rotate = (...all) => {
      onDisk = readdirSync(join(folder, 'rotations')).join();
      return rotate(...all);
    };
    await nth(0).token(id);
    versions.rotate = rotate;
    expect(onDisk).toMatch(new RegExp(`^${id}\\.[\\w-]+\\.rotation$`));
    expect(readdirSync(join(folder, 'rotations'))).toEqual([]);
    const { connection } = nth(0);
    const keys = (await connection.keys('*')).filter((key) => key.includes(id));
    expect(keys).toHaveLength(1);
    const texts = [
      ...(await Promise.all(keys.map((key) => connection.get(key)))),
      await connection.hget(redisKeys.collection('account-credentials').records, id),
    ];
    expect(texts.join()).not.toMatch(new RegExp(`access-${name}|${name}#`));
    const [left = 0] = await Promise.all(keys.map((key) => connection.pttl(key)));
    expect(left).toBeGreaterThan(3_500_000);
  });
});

describe('a token that is renewed early', () => {
  it('is found by all who have the old one', async () => {
    const { id, name } = await newAccount();
    await Promise.all(crowd(id));
    const renewed = await Promise.all(
      processes.map(async ({ accounts, source }) => {
        const [account, stored] = [accounts.get(id), accounts.credentialsOf(id)];
        return account !== undefined && stored !== undefined && (await source.renewEarly(account, stored, 0));
      }),
    );
    expect(renewed).toContain(true);
    expect(service.presented.slice(0, 2)).toEqual([`${name}#0`, `${name}#1`]);
    for (const { source } of processes) expect(source.refused(id)).toBe(true);
    const presented = service.presented.length;
    expect(new Set(await Promise.all(crowd(id))).size).toBe(1);
    expect(service.presented).toHaveLength(presented);
  });
});

describe('an administrator who stores other credentials', () => {
  it('while a token is asked for has the last word', async () => {
    const { id, name } = await newAccount();
    const other = newName();
    const entered = oauthWith(service.grant(other));
    service.beforeAnswer = async (presented) => {
      if (presented === `${name}#0`) expect(await nth(2).accounts.replaceCredentials(id, entered)).toBe('written');
    };
    expect(await nth(0).token(id)).toBe(`access-${other}-1`);
    expect(await nth(1).token(id)).toBe(`access-${other}-1`);
    expect(service.presented).toEqual([`${name}#0`, `${other}#0`]);
    expect(nth(0).accounts.credentialsOf(id)).toMatchObject({ refreshToken: `${other}#1` });
  });

  it('in the moment after a rotation is not told that somebody else was faster', async () => {
    const { id } = await newAccount();
    await nth(0).token(id);
    // This process has not heard of the rotation yet.
    const entered = oauthWith(service.grant(newName()));
    expect(await nth(1).accounts.replaceCredentials(id, entered)).toBe('written');
    expect(nth(1).accounts.credentialsOf(id)).toEqual(entered);
  });

  it('in the same moment as another administrator is', async () => {
    const { id } = await newAccount();
    expect(await nth(0).accounts.replaceCredentials(id, oauthWith('one'))).toBe('written');
    expect(await nth(1).accounts.replaceCredentials(id, oauthWith('other'))).toBe('changed-meanwhile');
  });
});

describe('a refresh token that is refused', () => {
  it('is forgotten where another process has stored a newer one meanwhile', async () => {
    const { id } = await newAccount();
    const newer = oauthWith(service.grant(newName()));
    service.beforeAnswer = async (presented) => {
      if (presented !== 'gone#0') return;
      await nth(1).accounts.credentialCollection.sync();
      expect(await nth(1).accounts.replaceCredentials(id, newer)).toBe('written');
    };
    await nth(0).accounts.replaceCredentials(id, oauthWith('gone#0'));
    expect(await nth(0).token(id)).toMatch(/^access-/);
    expect(nth(0).accounts.credentialState(id)).toBe('usable');
    expect(service.presented).toEqual(['gone#0', newer.refreshToken]);
  });

  it('is presented once by all, which all then know, until somebody lets it be tried again', async () => {
    const { id } = await newAccount();
    await nth(0).accounts.replaceCredentials(id, oauthWith('gone#0'));
    const answers = await Promise.allSettled(crowd(id));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toEqual([]);
    expect(service.presented).toEqual(['gone#0']);
    await Promise.all(processes.map(({ accounts }) => accounts.credentialCollection.sync()));
    for (const { accounts } of processes) {
      expect(accounts.credentialState(id)).toBe('needs_reauth');
      expect(accounts.reauthorisationOf(id)).toMatchObject({ reason: 'invalid_grant' });
    }
    await nth(1).accounts.credentialVersions.clearReauthorisation(id);
    await nth(0).accounts.credentialCollection.sync();
    expect(nth(0).accounts.credentialState(id)).toBe('usable');
    await expect(nth(0).token(id)).rejects.toMatchObject({ reason: 'invalid_grant' });
    expect(service.presented).toEqual(['gone#0', 'gone#0']);
  });
});

describe('a process that dies', () => {
  it('before it asked leaves a lock that ends, and everything goes on', async () => {
    const { id, name } = await newAccount();
    await nth(0).connection.set(redisKeys.credentialRenewal(id).lock, 'of the dead', 'PX', 400);
    expect(new Set(await Promise.all(crowd(id)))).toEqual(new Set([`access-${name}-1`]));
    expect(service.presented).toEqual([`${name}#0`]);
  });

  it('never lets go of a lock that is somebody else’s by now', async () => {
    const { id } = await newAccount();
    const { lock } = redisKeys.credentialRenewal(id);
    service.beforeAnswer = async () => {
      await nth(1).connection.set(lock, 'of another', 'PX', 1_000);
    };
    await nth(0).token(id);
    expect(await nth(1).connection.get(lock)).toBe('of another');
  });

  it('after it was given tokens and before it stored them leaves them to the next one on its machine', async () => {
    const { id, name } = await newAccount();
    const dying = await startTokenProcess(server.url, folder);
    // From here on it can neither write nor let go.
    service.beforeAnswer = () => {
      dying.connection.disconnect();
    };
    await expect(dying.token(id)).rejects.toMatchObject({ code: 'gateway_unavailable' });
    await dying.stop();
    service.beforeAnswer = () => undefined;
    await nth(0).connection.del(redisKeys.credentialRenewal(id).lock);
    const next = await startTokenProcess(server.url, folder);
    await until(() => readdirSync(join(folder, 'rotations')).length === 0, 'the start has stored it');
    expect(await next.token(id)).toBe(`access-${name}-1`);
    expect(await nth(2).token(id)).toBe(`access-${name}-1`);
    expect(service.presented).toEqual([`${name}#0`]);
    await next.stop();
  });
});
