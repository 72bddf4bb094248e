const MIN_CHARACTERS = 12;
const MAX_BYTES = 128;

/** What is wrong with a password that somebody wants to set, in words for that person; undefined: nothing. */
export function passwordObjection(password: string): string | undefined {
  if (Array.from(password).length < MIN_CHARACTERS) return `a password has at least ${MIN_CHARACTERS} characters`;
  if (Buffer.byteLength(password) > MAX_BYTES) return `a password has at most ${MAX_BYTES} bytes`;
  return undefined;
}
