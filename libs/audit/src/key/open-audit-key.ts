import { randomBytes } from 'node:crypto';
import { type RedisConnection, auditScripts, redisKeys, runScript } from '@app/redis';
import type { CredentialVault, SecretPlace } from '@app/vault';
import { AUDIT_KEY_BYTES, AuditKey, GENESIS_HASH } from './audit-key';

const PLACE: SecretPlace = { type: 'audit', recordId: 'audit', field: 'key' };

/**
 * The key of this store's audit log. The first process that asks makes it, and the empty log with it.
 * @throws Error with one line for the operator when the log is there and its key is not; UnreadableSecretError when it does not open
 */
export async function openAuditKey(connection: RedisConnection, vault: CredentialVault): Promise<AuditKey> {
  const found = await findAuditKey(connection, vault);
  if (found) return found;
  const secret = randomBytes(AUDIT_KEY_BYTES);
  const genesis = { seq: 0, hash: GENESIS_HASH };
  const { key, head, entries } = redisKeys.audit();
  const sealed = await runScript(
    connection,
    auditScripts.begin,
    [key, head, entries],
    [vault.seal(PLACE, secret.toString('base64')), GENESIS_HASH, new AuditKey(secret).macOfMark('head', genesis)],
  );
  if (sealed === undefined) {
    throw new Error(`The key of the audit log (${key}) is gone, and the log is there: restore it from a backup`);
  }
  return keyIn(vault, sealed);
}

/** For who verifies: makes no key where there is none. */
export async function findAuditKey(connection: RedisConnection, vault: CredentialVault): Promise<AuditKey | undefined> {
  const sealed = await connection.get(redisKeys.audit().key);
  return sealed === null ? undefined : keyIn(vault, sealed);
}

const keyIn = (vault: CredentialVault, sealed: string): AuditKey =>
  new AuditKey(Buffer.from(vault.open(PLACE, sealed), 'base64'));
