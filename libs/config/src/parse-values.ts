import { BlockList, isIP } from 'node:net';
import { resolve } from 'node:path';
import { SettingsError } from './settings-error';
import type { VariableName } from './variables';

/** A decoder of one kind of value. It throws SettingsError with the name of the variable and what is wrong with the value. */
export type Parser<Value> = (name: VariableName, text: string) => Value;

const LONGEST_TIMEOUT_SECONDS = 86_400;

export const parsePort: Parser<number> = (name, text) => {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw wrong(name, 'must be a port from 0 to 65535', text);
  return port;
};

export const parseHost: Parser<string> = (name, text) => {
  const isHostName = /^[a-z\d](?:[a-z\d.-]{0,252})$/i.test(text);
  if (isIP(text) === 0 && !isHostName) throw wrong(name, 'must be an IP address or a host name', text);
  return text;
};

/** Seconds, with a fraction if need be, to whole milliseconds. */
export const parseSeconds: Parser<number> = (name, text) => {
  const seconds = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || seconds < 0.001 || seconds > LONGEST_TIMEOUT_SECONDS) {
    throw wrong(name, `must be a number of seconds up to ${LONGEST_TIMEOUT_SECONDS}`, text);
  }
  return Math.round(seconds * 1000);
};

/** A whole number from 1 on. */
export const parseCount: Parser<number> = (name, text) => {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw wrong(name, 'must be a whole number from 1 to 999999', text);
  return Number(text);
};

/** A whole number; how much it may be is for others to say. */
export const parseWholeNumber: Parser<number> = (name, text) => {
  if (!/^\d{1,9}$/.test(text)) throw wrong(name, 'must be a whole number', text);
  return Number(text);
};

export const parseBoolean: Parser<boolean> = (name, text) => {
  if (text !== 'true' && text !== 'false') throw wrong(name, 'must be true or false', text);
  return text === 'true';
};

/** Whole percentages from 1 to 100 in any order; come back rising, each once. */
export const parsePercents: Parser<readonly number[]> = (name, text) => {
  const parts = text.split(',').map((part) => part.trim());
  if (!parts.every((part) => /^(?:[1-9]\d?|100)$/.test(part)))
    throw wrong(name, 'must be percentages from 1 to 100, separated by commas', text);
  return [...new Set(parts.map(Number))].sort((first, second) => first - second);
};

/** A folder; comes back absolute. */
export const parseFolder: Parser<string> = (_name, text) => resolve(text);

/** An https address, or an http one of this machine, without credentials and fragment. */
export const parseDownloadUrl: Parser<URL> = (name, text) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isThisMachine = url?.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (!url || (url.protocol !== 'https:' && !isThisMachine))
    throw new SettingsError(`${name} must be an address that begins with https://, or with http:// on this machine`);
  if (url.username !== '' || url.password !== '' || url.hash !== '')
    throw new SettingsError(`${name} must be an address without user name, password and fragment`);
  return url;
};

/** Whole hours up to a year to milliseconds; 0: not at all. */
export const parseHours: Parser<number> = (name, text) => {
  if (!/^\d{1,4}$/.test(text) || Number(text) > 8_784) throw wrong(name, 'must be a number of hours up to 8784', text);
  return Number(text) * 3_600_000;
};

/** Whole hours up to thirty days to milliseconds; 0: not at all. */
export const parseCaptureHours: Parser<number> = (name, text) => {
  if (!/^\d{1,3}$/.test(text) || Number(text) > 720) throw wrong(name, 'must be a number of hours up to 720', text);
  return Number(text) * 3_600_000;
};

/** Whole days up to a hundred years. */
export const parseDays: Parser<number> = (name, text) => {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 36_525) throw wrong(name, 'must be a number of days up to 36525', text);
  return Number(text);
};

/** Whole days from 1 to 365, separated by commas; comes back rising, each once. `0` alone: none. */
export const parseNoticeDays: Parser<readonly number[]> = (name, text) => {
  const parts = text.split(',').map((part) => part.trim());
  if (text === '0') return [];
  if (!parts.every((part) => /^[1-9]\d{0,2}$/.test(part) && Number(part) <= 365))
    throw wrong(name, 'must be days from 1 to 365, separated by commas, or 0', text);
  return [...new Set(parts.map(Number))].sort((first, second) => first - second);
};

/** A secret that is compared as it stands. */
export const parseToken: Parser<string> = (name, text) => {
  if (text.length < 16) throw new SettingsError(`${name} must have at least 16 characters`);
  return text;
};

/** An http(s) address without credentials, query and fragment; comes back without a slash at its end. */
export const parseHttpUrl: Parser<string> = (name, text) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:';
  if (!url || !isWeb) throw new SettingsError(`${name} must be an address that begins with http:// or https://`);
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw new SettingsError(`${name} must be an address without user name, password, query and fragment`);
  }
  return url.href.replace(/\/+$/, '');
};

/** Ranges such as `10.0.0.0/8`; a plain address counts as the range of itself. */
export const parseCidrs: Parser<readonly string[]> = (name, text) =>
  text
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .map((part) => parseCidr(name, part));

const parseCidr: Parser<string> = (name, text) => {
  const [address = '', prefix, ...rest] = text.split('/');
  const family = isIP(address);
  const longest = family === 6 ? 128 : 32;
  const length = prefix === undefined ? longest : /^\d{1,3}$/.test(prefix) ? Number(prefix) : Number.NaN;
  if (family === 0 || rest.length > 0 || !(length <= longest)) {
    throw wrong(name, 'must be CIDRs such as 10.0.0.0/8, separated by commas', text);
  }
  new BlockList().addSubnet(address, length, family === 6 ? 'ipv6' : 'ipv4');
  return `${address}/${length}`;
};

export const parseTimezone: Parser<string> = (name, text) => {
  // Intl takes offsets such as +01:00 as well, which know no daylight saving time.
  if (/^[+-]/.test(text)) throw wrong(name, 'must be an IANA time zone such as Europe/Berlin', text);
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    throw wrong(name, 'must be an IANA time zone such as Europe/Berlin', text);
  }
};

export const parseUsername: Parser<string> = (name, text) => {
  if (!/^[\w.@-]{1,64}$/.test(text)) throw wrong(name, 'must be 1 to 64 letters, digits or . _ @ -', text);
  return text;
};

export const parseRedisUrl: Parser<string> = (name, text) => {
  if (/^(?:rediss?|redis\+sentinel|redis\+cluster):\/\/[^/\s]+(?:\/\S*)?$|^unix:\/\/\/\S+$/.test(text)) return text;
  throw new SettingsError(
    `${name} must be an address that begins with redis://, rediss://, redis+sentinel://, redis+cluster:// or unix:///`,
  );
};

/** A parser of one out of a few words. */
export function parseChoice<Word extends string>(words: readonly Word[]): Parser<Word> {
  return (name, text) => {
    const word = words.find((candidate) => candidate === text);
    if (word === undefined) throw wrong(name, `must be one of ${words.join(', ')}`, text);
    return word;
  };
}

function wrong(name: VariableName, rule: string, text: string): SettingsError {
  const shown = text.length > 80 ? `${text.slice(0, 80)}…` : text;
  return new SettingsError(`${name} ${rule}, but it is ${JSON.stringify(shown)}`);
}
