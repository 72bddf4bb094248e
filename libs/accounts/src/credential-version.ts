import { hash } from 'node:crypto';
import type { SealedCredentials } from './account-credentials';

/** Names what is stored at one time: sealing never gives the same text twice, so each write of a secret has a name of its own. */
export function credentialVersion({ sealed }: SealedCredentials): string {
  const fields = Object.entries(sealed).sort(([one], [other]) => (one < other ? -1 : 1));
  return hash('sha256', JSON.stringify(fields), 'base64url');
}
