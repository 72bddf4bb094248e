import { type RedisConnection, redisKeys } from '@app/redis';
import type { CredentialVault, SecretPlace } from './credential-vault';

const PLACE: SecretPlace = { type: 'canary', recordId: 'canary', field: 'text' };
const TEXT = 'the key ring opens what it sealed';

/**
 * Refuses a start with the wrong keys before anything is sealed with them.
 * @throws Error with one line for the operator
 */
export async function checkVaultCanary(vault: CredentialVault, connection: RedisConnection): Promise<void> {
  await connection.set(redisKeys.vaultCanary(), vault.seal(PLACE, TEXT), 'NX');
  const sealed = await connection.get(redisKeys.vaultCanary());
  try {
    if (sealed !== null && vault.open(PLACE, sealed) === TEXT) return;
  } catch {
    // Said below, in the operator's words.
  }
  throw new Error(
    'MASTER_KEYS do not open what this store was sealed with: put the former keys back (as later entries of the ring)',
  );
}
