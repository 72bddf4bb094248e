import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Where a secret belongs. A sealed text is worthless anywhere else. */
export interface SecretPlace {
  /** Kind of record, such as `account`. */
  readonly type: string;
  readonly recordId: string;
  readonly field: string;
}

interface RingKey {
  readonly id: string;
  /** 32 bytes. */
  readonly secret: Buffer;
}

/** A sealed text that no key of the ring opens at this place. The message says which record, never what was in it. */
export class UnreadableSecretError extends Error {
  override readonly name = 'UnreadableSecretError';
}

const VERSION = 'v1';
const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
/** Given explicitly on both sides: without it Node accepts a tag cut down to 4 bytes. */
const TAG_BYTES = 16;
const PURPOSE = 'trunkline/credentials/v1';

/**
 * Seals secrets with AES-256-GCM as `v1.<key id>.<iv>.<ciphertext>.<tag>` (base64url). Key id, record type, record and field are
 * bound in as additional data, so that a text moved to another record, field or key id does not open.
 */
export class CredentialVault {
  private readonly keys: ReadonlyMap<string, Buffer>;
  private readonly activeId: string;

  /** The first key seals; all of them open, which is what lets an operator rotate. */
  constructor(ring: readonly RingKey[]) {
    const [active] = ring;
    if (!active) throw new Error('The key ring is empty: MASTER_KEYS needs at least one key');
    this.activeId = active.id;
    this.keys = new Map(ring.map(({ id, secret }) => [id, Buffer.from(hkdfSync('sha256', secret, '', PURPOSE, 32))]));
  }

  seal(place: SecretPlace, plaintext: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.keyOf(this.activeId, place), iv, { authTagLength: TAG_BYTES });
    cipher.setAAD(additionalData(this.activeId, place));
    const ciphertext = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()]);
    return [
      VERSION,
      this.activeId,
      ...[iv, ciphertext, cipher.getAuthTag()].map((part) => part.toString('base64url')),
    ].join('.');
  }

  /** @throws UnreadableSecretError; the sealed text is never handed back in place of the secret. */
  open(place: SecretPlace, sealed: string): string {
    const [version, keyId = '', iv = '', ciphertext = '', tag = '', ...rest] = sealed.split('.');
    if (version !== VERSION || rest.length > 0) throw unreadable(place, 'is not a sealed text');
    const tagBytes = Buffer.from(tag, 'base64url');
    const ivBytes = Buffer.from(iv, 'base64url');
    if (tagBytes.length !== TAG_BYTES || ivBytes.length !== IV_BYTES)
      throw unreadable(place, 'is not a whole sealed text');
    const decipher = createDecipheriv(ALGORITHM, this.keyOf(keyId, place), ivBytes, { authTagLength: TAG_BYTES });
    decipher.setAAD(additionalData(keyId, place));
    decipher.setAuthTag(tagBytes);
    try {
      return Buffer.concat([decipher.update(Buffer.from(ciphertext, 'base64url')), decipher.final()]).toString('utf8');
    } catch {
      throw unreadable(place, 'does not open with its key');
    }
  }

  private keyOf(keyId: string, place: SecretPlace): Buffer {
    const key = this.keys.get(keyId);
    if (!key) throw unreadable(place, `was sealed with a key that MASTER_KEYS does not hold (${keyId})`);
    return key;
  }
}

function additionalData(keyId: string, { type, recordId, field }: SecretPlace): Buffer {
  return Buffer.from(JSON.stringify([VERSION, keyId, type, recordId, field]));
}

function unreadable({ type, recordId, field }: SecretPlace, what: string): UnreadableSecretError {
  return new UnreadableSecretError(`${field} of ${type} ${recordId} ${what}`);
}
