import { randomBytes } from 'node:crypto';

/** Base 20 of RFC 8628, 6.1: no vowels, so that no words come about, and no letters that look like digits. */
const ALPHABET = 'BCDFGHJKLMNPQRSTVWXZ';
const LENGTH = 8;
const pattern = new RegExp(`^[${ALPHABET}]{${LENGTH}}$`);
/** Bytes from here on are thrown away, so that every letter is equally likely. */
const UNBIASED_BELOW = 256 - (256 % ALPHABET.length);

/** A code for people to compare and to type: 34 bits, canonical. */
export function createUserCode(): string {
  let code = '';
  while (code.length < LENGTH) {
    for (const byte of randomBytes(LENGTH)) {
      if (byte < UNBIASED_BELOW && code.length < LENGTH) code += ALPHABET.charAt(byte % ALPHABET.length);
    }
  }
  return code;
}

/** As people are shown it: `WDJB-MJHT`. */
export const shownUserCode = (code: string): string => `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`;

/** The one spelling of a code that somebody typed, whatever case and separators they used; undefined: it is none. */
export function canonicalUserCode(text: string): string | undefined {
  const code = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}_.]+/gu, '');
  return pattern.test(code) ? code : undefined;
}
