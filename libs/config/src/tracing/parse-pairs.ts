import type { Parser } from '../parse-values';
import { SettingsError } from '../settings-error';

const MOST_PAIRS = 64;
const LONGEST = 4_096;

type Pairs = Readonly<Record<string, string>>;

/** `name=value,name=value`, values percent-encoded where they have to be. Nothing of it is repeated in a message. */
function parsePairs(isName: (name: string) => boolean): Parser<Pairs> {
  return (variable, text) => {
    const parts = text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
    if (parts.length > MOST_PAIRS) throw new SettingsError(`${variable} has more than ${MOST_PAIRS} entries`);
    const pairs = parts.map((part): [string, string] | undefined => {
      const at = part.indexOf('=');
      const name = part.slice(0, Math.max(at, 0)).trim();
      const value = decoded(part.slice(at + 1).trim());
      return at > 0 && isName(name) && value !== undefined ? [name, value] : undefined;
    });
    const good = pairs.filter((pair) => pair !== undefined);
    if (good.length < pairs.length) throw new SettingsError(`${variable} must be name=value, separated by commas`);
    return Object.fromEntries(good);
  };
}

function decoded(text: string): string | undefined {
  try {
    const value = decodeURIComponent(text);
    // eslint-disable-next-line no-control-regex -- control characters are what it keeps out
    return value.length > LONGEST || /[\u0000-\u001f\u007f]/.test(value) ? undefined : value;
  } catch {
    return undefined;
  }
}

/** Names are those of HTTP fields (RFC 9110, 5.1); they come back in lower case. */
export const parseHeaderPairs: Parser<Pairs> = (variable, text) => {
  const pairs = parsePairs((name) => /^[\w!#$%&'*+.^`|~-]{1,256}$/.test(name))(variable, text);
  return Object.fromEntries(Object.entries(pairs).map(([name, value]) => [name.toLowerCase(), value]));
};

export const parseAttributePairs: Parser<Pairs> = parsePairs((name) => /^[\w./-]{1,256}$/.test(name));
