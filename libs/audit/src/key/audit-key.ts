import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

export const AUDIT_KEY_BYTES = 32;
/** HMAC-SHA-256, hexadecimal. */
const macPattern = /^[0-9a-f]{64}$/;

/** What precedes the first entry. */
export const GENESIS_HASH = '0'.repeat(64);

type Purpose = 'chain' | 'mark' | 'outbox' | 'fingerprint';

/** A place in the chain: the hash of the entry with this number. */
export interface ChainMark {
  readonly seq: number;
  /** HMAC-SHA-256, hexadecimal. */
  readonly hash: string;
}

/** The key of the audit log: 32 random bytes, of which each purpose has a key of its own (HKDF, RFC 5869). */
export class AuditKey {
  private readonly keys: Readonly<Record<Purpose, Buffer>>;

  constructor(secret: Buffer) {
    if (secret.length !== AUDIT_KEY_BYTES) throw new RangeError(`an audit key has ${AUDIT_KEY_BYTES} bytes`);
    const keyFor = (purpose: Purpose): Buffer =>
      Buffer.from(hkdfSync('sha256', secret, '', `trunkline/audit/${purpose}/v1`, 32));
    this.keys = {
      chain: keyFor('chain'),
      mark: keyFor('mark'),
      outbox: keyFor('outbox'),
      fingerprint: keyFor('fingerprint'),
    };
  }

  /** Hash of an entry that follows the one with the hash `previous`. */
  chainHash(previous: string, text: string): string {
    return createHmac('sha256', this.keys.chain).update(Buffer.from(previous, 'hex')).update(text).digest('hex');
  }

  /** MAC of the head or the anchor: neither can be set by somebody who can only write to the store. */
  macOfMark(kind: 'head' | 'anchor', { seq, hash }: ChainMark): string {
    return createHmac('sha256', this.keys.mark).update(`${kind}:${seq}:${hash}`).digest('hex');
  }

  /** MAC of an entry while it waits in an outbox. */
  macOfOutboxText(text: string): string {
    return createHmac('sha256', this.keys.outbox).update(text).digest('hex');
  }

  /** Stands for a secret in an entry: the same for the same secret, and of no use to whoever reads it. */
  fingerprint(secret: string): string {
    return `hmac-sha256:${createHmac('sha256', this.keys.fingerprint).update(secret).digest('hex')}`;
  }
}

/** Whether two MACs are the same, in a time that says nothing of where they differ. */
export function sameMac(expected: string, given: string | undefined): boolean {
  if (given === undefined || !macPattern.test(given)) return false;
  return timingSafeEqual(Buffer.from(expected, 'hex'), Buffer.from(given, 'hex'));
}
