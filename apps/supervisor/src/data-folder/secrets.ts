import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChildVariables } from '@app/config';
import { StartError } from '../start-error';
import { makePrivateFolder, refuseWhenOpenToOthers } from './private-folder';

export interface BroughtSecrets {
  readonly bringsMasterKeys: boolean;
  readonly bringsJwtSecret: boolean;
}

/**
 * Makes the secrets that the operator did not bring, once, below `secrets/` of the data folder, and tells by which variables the
 * other processes find them. Throws StartError when others can read them or when the key of existing data is gone.
 */
export function ensureSecrets(dataFolder: string, brought: BroughtSecrets): ChildVariables {
  const folder = join(dataFolder, 'secrets');
  const masterKeys = join(folder, 'master-keys');
  const jwtSecret = join(folder, 'jwt-secret');
  if (brought.bringsMasterKeys && brought.bringsJwtSecret) return {};
  if (existsSync(folder)) refuseWhenOpenToOthers(folder);
  else makePrivateFolder(folder);
  if (!brought.bringsMasterKeys) {
    if (!existsSync(masterKeys)) refuseNewKeyForOldData(dataFolder, masterKeys);
    ensureSecret(folder, masterKeys, () => `k${dateToday()}:${randomBytes(32).toString('base64')}`);
  }
  if (!brought.bringsJwtSecret) ensureSecret(folder, jwtSecret, () => randomBytes(48).toString('base64url'));
  return {
    ...(brought.bringsMasterKeys ? {} : { MASTER_KEYS_FILE: masterKeys }),
    ...(brought.bringsJwtSecret ? {} : { JWT_SECRET_FILE: jwtSecret }),
  };
}

function ensureSecret(folder: string, path: string, create: () => string): void {
  if (existsSync(path)) {
    refuseWhenOpenToOthers(path);
    return;
  }
  const unfinished = `${path}.new`;
  rmSync(unfinished, { force: true });
  const file = openSync(unfinished, 'wx', 0o600);
  try {
    writeFileSync(file, `${create()}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(unfinished, path);
  syncFolder(folder);
}

/** The new name has to outlive a power cut too: data encrypted with a lost key is lost. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function refuseNewKeyForOldData(dataFolder: string, path: string): void {
  const redisFolder = join(dataFolder, 'redis');
  const holdsData = existsSync(redisFolder) && readdirSync(redisFolder).some((name) => name.startsWith('appendonly'));
  if (!holdsData) return;
  throw new StartError(
    `${path} is missing, but ${redisFolder} holds data that was encrypted with it: restore it from a backup or set MASTER_KEYS`,
  );
}

const dateToday = (): string => new Date().toISOString().slice(0, 10).replaceAll('-', '');
