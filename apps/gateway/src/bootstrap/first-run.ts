import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureOwner } from '@app/auth';
import type { FirstRun } from '@app/common';
import { redisKeys } from '@app/redis';
import type { Infrastructure } from './infrastructure';

const SCHEMA_VERSION = '1';
const LOCK_MS = 30_000;
const WAIT_MS = 100;

/**
 * Furnishes an empty store: the owner, an account at the sandbox and a key to try it with. Of several gateways that start at once, one
 * does it. A store that was furnished before and has lost everything is left alone, because whoever emptied it must not become owner.
 */
export async function furnishEmptyStore(parts: Infrastructure): Promise<FirstRun | undefined> {
  const { redis, settings, logger } = parts;
  const marker = join(settings.dataDirectory, 'furnished');
  const lockKey = `${redisKeys.schema()}-lock`;
  for (;;) {
    if ((await redis.get(redisKeys.schema())) !== null) {
      leaveMarker(marker);
      return undefined;
    }
    if (existsSync(marker)) {
      logger.error({ marker }, 'the store has lost its records: restore it, or remove the marker file to begin anew');
      return undefined;
    }
    if ((await redis.set(lockKey, String(process.pid), 'PX', LOCK_MS, 'NX')) === 'OK') break;
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
  const firstRun = await furnish(parts);
  await redis.set(redisKeys.schema(), SCHEMA_VERSION);
  leaveMarker(marker);
  return firstRun;
}

async function furnish({
  users,
  passwords,
  accounts,
  apiKeys,
  settings,
}: Infrastructure): Promise<FirstRun | undefined> {
  const owner = await ensureOwner(users, passwords, settings);
  if (!owner) return undefined;
  if (accounts.list().length === 0) {
    await accounts.create(
      { name: 'Sandbox', platform: 'sandbox', priority: 50, models: ['sandbox-*'], schedulable: true, personal: false },
      { kind: 'api-key', apiKey: 'sk-sandbox-first-account' },
    );
  }
  const { text } = await apiKeys.issue({ name: 'First key', userId: owner.user.id });
  return {
    ownerUsername: owner.user.username,
    ...(owner.generatedPassword === undefined ? {} : { ownerPassword: owner.generatedPassword }),
    relayKey: text,
  };
}

function leaveMarker(marker: string): void {
  if (existsSync(marker)) return;
  mkdirSync(join(marker, '..'), { recursive: true, mode: 0o700 });
  writeFileSync(marker, 'This data folder belongs to a store that has been furnished.\n', { mode: 0o600 });
}
