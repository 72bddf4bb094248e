import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { randomBase62, toBase62 } from '@app/common';

const PREFIX = 'tl_';
const RANDOM_LENGTH = 32;
const CHECKSUM_LENGTH = 6;

/** The form of a relay key, for secret scanners too: `tl_`, 32 random letters (190 bits), 6 letters of checksum. */
export const keyTextPattern = /^tl_[0-9A-Za-z]{38}$/;

const checksumOf = (secret: string): string => toBase62(crc32(PREFIX + secret), CHECKSUM_LENGTH);

export function generateKeyText(): string {
  const secret = randomBase62(RANDOM_LENGTH);
  return `${PREFIX}${secret}${checksumOf(secret)}`;
}

/** Whether a text has prefix, length, alphabet and checksum of a relay key. Costs no look-up, so garbage is turned away here. */
export function isKeyText(text: string): boolean {
  if (text.length !== PREFIX.length + RANDOM_LENGTH + CHECKSUM_LENGTH || !keyTextPattern.test(text)) return false;
  const secret = text.slice(PREFIX.length, -CHECKSUM_LENGTH);
  return text.endsWith(checksumOf(secret));
}

/** SHA-256, hexadecimal: all that is stored of a key. 190 random bits need no slow hash. */
export function digestOfKeyText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
