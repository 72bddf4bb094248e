import { canonicalUsername } from '../users/canonical-username';
import { isCommonPassword } from './common-passwords';
import { normalPassword } from './normal-password';

const MIN_CHARACTERS = 12;
const MAX_BYTES = 128;
/** Shorter names are parts of too many words. */
const SHORTEST_NAME = 4;

/**
 * What is wrong with a password that somebody wants to set, in words for that person that do not repeat it; undefined: nothing. There are no
 * rules on what it is composed of.
 */
export async function passwordObjection(password: string, username = ''): Promise<string | undefined> {
  const normal = normalPassword(password);
  if (Array.from(normal).length < MIN_CHARACTERS) return `a password has at least ${MIN_CHARACTERS} characters`;
  if (Buffer.byteLength(normal) > MAX_BYTES) return `a password has at most ${MAX_BYTES} bytes`;
  if (containsName(normal, username)) return 'a password does not contain the user name';
  if (await isCommonPassword(normal)) return 'this password is one of those that are tried first';
  return undefined;
}

function containsName(password: string, username: string): boolean {
  const whole = canonicalUsername(username);
  const [beforeAt = ''] = whole.split('@');
  const text = canonicalUsername(password);
  return [whole, beforeAt].some((name) => name.length >= SHORTEST_NAME && text.includes(name));
}
