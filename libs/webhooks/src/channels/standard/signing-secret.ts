import { type KeyObject, createPrivateKey, createPublicKey } from 'node:crypto';

/** What signs: Standard Webhooks 1.0.0, "Signature scheme". */
export type SigningSecret =
  { readonly scheme: 'v1'; readonly key: Buffer } | { readonly scheme: 'v1a'; readonly key: KeyObject };

const SHORTEST_SHARED = 24;
const LONGEST_SHARED = 64;
const SEED_LENGTH = 32;
/** DER of an ed25519 private key up to its seed: PKCS #8, RFC 8410. */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Why a text signs nothing, in words that follow the name of the field. */
export class UnusableSecret extends Error {
  override readonly name = 'UnusableSecret';
}

/**
 * Reads `whsec_` with 24 to 64 random bytes, or `whsk_` with an ed25519 private key: its seed of 32 bytes, or seed and public key.
 * @throws UnusableSecret
 */
export function readSigningSecret(text: string): SigningSecret {
  if (text.startsWith('whpk_'))
    throw new UnusableSecret('must be the private key (whsk_…): whpk_ is what the receiver gets');
  if (text.startsWith('whsec_')) return { scheme: 'v1', key: sharedKey(bytesAfter('whsec_', text)) };
  if (text.startsWith('whsk_')) return { scheme: 'v1a', key: privateKey(bytesAfter('whsk_', text)) };
  throw new UnusableSecret('must begin with whsec_ or whsk_');
}

/** The public key of a private one, as receivers want it: `whpk_` and base64 of 32 bytes. @throws UnusableSecret */
export function publicKeyOf(text: string): string {
  const secret = readSigningSecret(text);
  if (secret.scheme !== 'v1a') throw new UnusableSecret('must begin with whsk_');
  return `whpk_${rawPublicKey(secret.key).toString('base64')}`;
}

function bytesAfter(prefix: string, text: string): Buffer {
  const base64 = text.slice(prefix.length);
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.toString('base64') !== base64) throw new UnusableSecret(`must be base64 after ${prefix}`);
  return bytes;
}

function sharedKey(bytes: Buffer): Buffer {
  if (bytes.length < SHORTEST_SHARED || bytes.length > LONGEST_SHARED)
    throw new UnusableSecret(`must hold ${SHORTEST_SHARED} to ${LONGEST_SHARED} bytes, not ${bytes.length}`);
  return bytes;
}

function privateKey(bytes: Buffer): KeyObject {
  if (bytes.length !== SEED_LENGTH && bytes.length !== 2 * SEED_LENGTH)
    throw new UnusableSecret(`must hold a seed of ${SEED_LENGTH} bytes, or that and the public key`);
  const der = Buffer.concat([pkcs8Head, bytes.subarray(0, SEED_LENGTH)]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  if (bytes.length > SEED_LENGTH && !rawPublicKey(key).equals(bytes.subarray(SEED_LENGTH)))
    throw new UnusableSecret('must hold a public key that belongs to its seed');
  return key;
}

const rawPublicKey = (key: KeyObject): Buffer =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-SEED_LENGTH);
