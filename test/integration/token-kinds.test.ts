import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Credentials } from '@app/accounts';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { type TokenService, startTokenService } from '../support/tokens/token-service';
import { type TokenProcess, startTokenProcess } from '../support/tokens/token-process';

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2_048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});

let server: RedisServer;
let service: TokenService;
let processes: TokenProcess[];
let folder: string;
beforeAll(async () => {
  [server, service] = await Promise.all([startRedisServer(), startTokenService()]);
  folder = mkdtempSync(join(tmpdir(), 'trunkline-token-kinds-'));
  processes = await Promise.all(Array.from({ length: 3 }, () => startTokenProcess(server.url, folder)));
});
afterAll(async () => {
  await Promise.all(processes.map((one) => one.stop()));
  await Promise.all([server.stop(), service.stop()]);
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  service.asked.length = 0;
  service.refusal = undefined;
});

const kinds: readonly (readonly [string, 'vertex' | 'azure-openai', string, () => Credentials])[] = [
  [
    'a Google service account',
    'vertex',
    'urn:ietf:params:oauth:grant-type:jwt-bearer',
    () => ({
      ...{ kind: 'google-service-account', clientEmail: 'robot@project.example', privateKey },
      tokenUri: `${service.url}/token`,
    }),
  ],
  [
    'an application of Microsoft Entra',
    'azure-openai',
    'client_credentials',
    () => ({
      ...{ kind: 'entra', tenantId: 'contoso.example', clientId: 'application', clientSecret: 'hush' },
      authority: service.url,
    }),
  ],
];

describe.each(kinds)('tokens of %s', (_, platform, grantType, credentials) => {
  async function newAccount(): Promise<string> {
    const settings = { name: 'account', platform, priority: 50, schedulable: true, personal: false } as const;
    const { id } = await processes[0]!.accounts.create(settings, credentials());
    for (const { accounts } of processes)
      await Promise.all([accounts.collection.sync(), accounts.credentialCollection.sync()]);
    return id;
  }

  const crowd = (id: string): Promise<string>[] =>
    processes.flatMap((one) => Array.from({ length: 100 }, () => one.token(id)));

  it('are asked for once by a hundred requests of each of three processes, also after all were refused with the first', async () => {
    const id = await newAccount();
    const first = new Set(await Promise.all(crowd(id)));
    expect([first.size, service.asked.length]).toEqual([1, 1]);
    expect(service.asked[0]).toMatchObject({ grant_type: grantType });
    for (const { source } of processes) expect(source.refused(id)).toBe(true);
    const second = new Set(await Promise.all(crowd(id)));
    expect([second.size, service.asked.length]).toEqual([1, 2]);
    expect(second).not.toEqual(first);
  });

  it('are renewed once before their end by three processes, and every one finds the new one', async () => {
    const id = await newAccount();
    const first = await processes[0]!.token(id);
    const early = ({ accounts, source }: TokenProcess, share: number): Promise<boolean> =>
      source.renewEarly(accounts.get(id)!, accounts.credentialsOf(id)!, share);
    expect(await Promise.all(processes.map((one) => early(one, 0.8)))).toEqual([false, false, false]);
    expect(service.asked).toHaveLength(1);
    // Each holds the same token against its share, and who comes second finds another one.
    const due = await Promise.all(processes.map((one) => early(one, 0)));
    expect(due).toContain(true);
    const renewed = new Set(await Promise.all(processes.slice(1).map((one) => one.token(id))));
    expect(renewed.size).toBe(1);
    expect(renewed).not.toContain(first);
  });

  it('that are refused rest for all processes, and need no new sign-in: the secret may be known there in a while', async () => {
    const id = await newAccount();
    service.refusal = 'invalid_grant';
    const outcomes = await Promise.allSettled(crowd(id));
    expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true);
    expect(service.asked).toHaveLength(1);
    for (const { accounts } of processes) expect(accounts.credentialState(id)).toBe('usable');
  });
});
