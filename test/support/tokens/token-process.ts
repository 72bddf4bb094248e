import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { Accounts, type Credentials } from '@app/accounts';
import { systemClock } from '@app/common';
import { Egress } from '@app/egress';
import { type CredentialSource, createPlatformAdapters, createSharedCredentialSource } from '@app/platforms';
import type { RedisConnection } from '@app/redis';
import { CredentialVault } from '@app/vault';
import { openRedis } from '../open-redis';
import { ring } from './ring';

/** What a gateway has of accounts and their tokens, with connections of its own. */
export interface TokenProcess {
  readonly accounts: Accounts;
  readonly source: CredentialSource;
  readonly connection: RedisConnection;
  /** The access token that a request to the account shows now. */
  token(accountId: string): Promise<string>;
  stop(): Promise<void>;
}

/** @param dataDirectory of the machine; absent: a folder of its own */
export async function startTokenProcess(redisUrl: string, dataDirectory?: string): Promise<TokenProcess> {
  const connection = await openRedis(redisUrl, 'requests');
  const folder = await mkdtemp(join(tmpdir(), 'trunkline-tokens-'));
  const vault = new CredentialVault(ring);
  const accounts = new Accounts(connection, vault, systemClock);
  const limits = { upstreamFirstByteTimeoutMs: 30_000, upstreamIdleTimeoutMs: 30_000 };
  const egress = new Egress({ egressAllowCidrs: ['127.0.0.0/8'], trustedOrigins: [], ...limits });
  const adapters = createPlatformAdapters({ sandboxUrl: undefined });
  const source = createSharedCredentialSource({
    ...{ accounts, adapters, egress, connection, vault, clock: systemClock, logger: pino({ level: 'silent' }) },
    dataDirectory: dataDirectory ?? folder,
  });
  const sync = async (): Promise<void> => {
    await Promise.all([accounts.collection.sync(), accounts.credentialCollection.sync()]);
  };
  await sync();
  return {
    ...{ accounts, source, connection },
    token: async (accountId) => {
      if (!accounts.get(accountId)) await sync();
      const account = accounts.get(accountId);
      const stored: Credentials | undefined = accounts.credentialsOf(accountId);
      if (!account || !stored) throw new Error('there is no such account');
      const usable = await source.usable(account, stored, {});
      return usable.kind === 'access-token' ? usable.token : usable.kind;
    },
    stop: async () => {
      connection.disconnect();
      await egress.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
