import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Accounts } from '@app/accounts';
import type { Clock } from '@app/common';
import type { Egress } from '@app/egress';
import type { RedisConnection } from '@app/redis';
import type { Logger } from '@app/telemetry';
import type { CredentialVault } from '@app/vault';
import { createAwsDefault } from '../aws/aws-default';
import { createGoogleDefault } from '../google/google-default';
import type { PlatformAdapters } from '../platform-adapters';
import { CredentialSource } from './credential-source';
import { FileRotationJournal } from './shared/file-rotation-journal';
import { RedisRenewalStore } from './shared/redis-renewal-store';
import { askTokenEndpoint } from './token-endpoint';

export interface SharedCredentialSourceParts {
  readonly accounts: Accounts;
  readonly adapters: PlatformAdapters;
  readonly egress: Egress;
  readonly connection: RedisConnection;
  readonly vault: CredentialVault;
  readonly clock: Clock;
  readonly logger: Logger;
  /** DATA_DIR of this machine. */
  readonly dataDirectory: string;
}

/** Where requests get what they are authorised with, in one of the processes that share an upstream's tokens. */
export function createSharedCredentialSource(parts: SharedCredentialSourceParts): CredentialSource {
  const { accounts, adapters, connection, vault, clock, logger } = parts;
  const versions = accounts.credentialVersions;
  const source = new CredentialSource({
    clock,
    fetch: (account, request) => askTokenEndpoint(account, request, parts),
    renewal: {
      store: new RedisRenewalStore({ connection, versions, vault, clock, logger }),
      journal: new FileRotationJournal(join(parts.dataDirectory, 'rotations'), vault, logger),
      random: Math.random,
      pause: (milliseconds) => delay(milliseconds),
    },
    awsDefault: createAwsDefault(),
    googleDefault: createGoogleDefault(),
    tokenScope: (account) => adapters[account.platform].tokenScope?.(account),
  });
  const seen = new Set<string>();
  accounts.credentialCollection.onChange((id, record) => {
    if (!record) seen.delete(id);
    else if (!seen.has(id)) {
      seen.add(id);
      source.recover(id).catch((error: unknown) => {
        logger.warn({ accountId: id, reason: String(error) }, 'a renewed sign-in could not be stored yet');
      });
    }
  });
  accounts.collection.onChange((id, account) => {
    if (!account) source.release(id);
  });
  return source;
}
