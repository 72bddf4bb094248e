import type { CredentialVault, SecretPlace } from '@app/vault';
import { type JsonObject, type OpaqueSealer, parseJsonObject } from '@app/protocols';

/** Seals what only one account can read, for its client to carry. */
export interface SealerSource {
  sealerFor(accountId: string): OpaqueSealer;
}

const placeOf = (recordId: string): SecretPlace => ({ type: 'opaque-content', recordId, field: 'content' });

/** Bound to the account by the vault's additional data: content of another account does not open. */
export function createSealerSource(vault: Pick<CredentialVault, 'seal' | 'open'>): SealerSource {
  return {
    sealerFor: (accountId) => ({
      seal: (content: JsonObject) =>
        Buffer.from(vault.seal(placeOf(accountId), JSON.stringify(content))).toString('base64url'),
      open: (text) => {
        try {
          return parseJsonObject(vault.open(placeOf(accountId), Buffer.from(text, 'base64url').toString('utf8')));
        } catch {
          return undefined;
        }
      },
    }),
  };
}
