import { generateKeyPairSync, randomBytes } from 'node:crypto';

const SHARED_LENGTH = 32;

/** `whsec_…`: the same for both sides. */
export const createSharedSecret = (): string => `whsec_${randomBytes(SHARED_LENGTH).toString('base64')}`;

/** `whsk_…` with seed and public key; `publicKeyOf` gives what the receiver needs of it. */
export function createPrivateSecret(): string {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32);
  const open = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  return `whsk_${Buffer.concat([seed, open]).toString('base64')}`;
}
