const HALF = 4;
const pattern = /^[BCDFGHJKLMNPQRSTVWXZ]{8}$/;

const lettersOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}_.]+/gu, '');

/** The spelling that terminals show, `WDJB-MJHT`, of a code that somebody typed or that a link brought; undefined: it is none. */
export function userCodeOf(text: string | null): string | undefined {
  const letters = lettersOf(text ?? '');
  return pattern.test(letters) ? `${letters.slice(0, HALF)}-${letters.slice(HALF)}` : undefined;
}
