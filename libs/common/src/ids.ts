import { randomBytes, randomUUID } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** Bytes from here on are thrown away, so that every letter is equally likely. */
const UNBIASED_BELOW = 256 - (256 % ALPHABET.length);

/** Cryptographically random text over `0-9A-Za-z`: 5.95 bits a letter. */
export function randomBase62(length: number): string {
  let text = '';
  while (text.length < length) {
    for (const byte of randomBytes(length - text.length + 8)) {
      if (byte < UNBIASED_BELOW && text.length < length) text += ALPHABET.charAt(byte % ALPHABET.length);
    }
  }
  return text;
}

/** Writes a non-negative integer in base 62, padded on the left to `length` letters. */
export function toBase62(value: number, length: number): string {
  let text = '';
  for (let rest = value; rest > 0; rest = Math.floor(rest / ALPHABET.length)) {
    text = ALPHABET.charAt(rest % ALPHABET.length) + text;
  }
  return text.padStart(length, '0');
}

export type IdPrefix =
  'usr' | 'key' | 'acc' | 'ses' | 'grp' | 'pol' | 'aud' | 'dev' | 'evt' | 'whe' | 'dlv' | 'tst' | 'prc' | 'rpr' | 'ins';

/** An id for a stored record, such as `acc_4fK0…`: its kind can be told from the text. */
export function createId(prefix: IdPrefix): string {
  return `${prefix}_${randomBase62(20)}`;
}

/** The id of one request. On every response as `x-request-id`, in every log line and on the usage record. */
export function createRequestId(): string {
  return `req_${randomUUID().replaceAll('-', '')}`;
}
