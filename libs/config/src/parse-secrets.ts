import type { Parser } from './parse-values';
import type { MasterKey } from './settings';
import { SettingsError } from './settings-error';

const SHORTEST_JWT_SECRET = 32;
const MASTER_KEY_BYTES = 32;
const SHORTEST_PASSWORD = 12;
const LONGEST_PASSWORD = 128;
/** 32 random bytes never have fewer different values than this: the chance is below 2^-80. */
const FEWEST_DIFFERENT_BYTES = 12;
const FEWEST_DIFFERENT_LETTERS = 6;

/** Words that are in examples and never in 32 random bytes. Compared without case, spaces, hyphens and underscores. */
const placeholderWords = [
  ...[
    'changeme',
    'changethis',
    'changeit',
    'replaceme',
    'replacethis',
    'fillmein',
    'insertyour',
    'yoursecret',
    'yourkey',
  ],
  ...['yourpassword', 'placeholder', 'example', 'secret', 'password', 'passw0rd', 'default', 'sample', 'dummy'],
  ...['notsecure', 'insecure', 'xxxxxx', 'letmein', 'qwertyuiop', 'abcdefghij', '0123456789', '1234567890'],
];

export const parseJwtSecret: Parser<Buffer> = (name, text) => {
  const secret = Buffer.from(text, 'utf8');
  if (secret.length < SHORTEST_JWT_SECRET) throw tooShort(name, `${SHORTEST_JWT_SECRET} bytes`);
  if (isPlaceholder(text)) throw isGuessable(name);
  return secret;
};

export const parsePassword: Parser<string> = (name, text) => {
  const bytes = Buffer.byteLength(text);
  if (bytes < SHORTEST_PASSWORD) throw tooShort(name, `${SHORTEST_PASSWORD} bytes`);
  if (bytes > LONGEST_PASSWORD) throw new SettingsError(`${name} is too long: at most ${LONGEST_PASSWORD} bytes`);
  if (isPlaceholder(text)) throw isGuessable(name);
  return text;
};

/** `id:base64` pairs separated by commas or line ends. The first key encrypts, all of them decrypt. */
export const parseMasterKeys: Parser<readonly MasterKey[]> = (name, text) => {
  const keys = text
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .map((part, index) => parseMasterKey(`key ${index + 1} of ${name}`, part));
  const repeated = keys.find((key, index) => keys.findIndex((other) => other.id === key.id) !== index);
  if (repeated) throw new SettingsError(`${name} has two keys with the id ${repeated.id}`);
  return keys;
};

function parseMasterKey(which: string, text: string): MasterKey {
  const [, id, encoded] = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/_-]+={0,2})$/.exec(text) ?? [];
  if (id === undefined || encoded === undefined) {
    throw new SettingsError(`${which} must be written as id:base64 of ${MASTER_KEY_BYTES} random bytes`);
  }
  const secret = Buffer.from(encoded, 'base64');
  if (secret.length !== MASTER_KEY_BYTES) {
    throw new SettingsError(
      `${which} has ${secret.length} bytes, and must have ${MASTER_KEY_BYTES} random bytes in base64`,
    );
  }
  if (isPlaceholder(secret.toString('latin1')) || !looksRandom(secret)) throw isGuessable(which);
  return { id, secret };
}

function isPlaceholder(text: string): boolean {
  const letters = text.toLowerCase().replace(/[\s_-]/g, '');
  return new Set(text).size < FEWEST_DIFFERENT_LETTERS || placeholderWords.some((word) => letters.includes(word));
}

/** Tells a key from repeated and counted-up bytes: few different values, or always the same step to the next byte. */
function looksRandom(bytes: Buffer): boolean {
  const steps = new Set(bytes.subarray(1).map((byte, index) => byte - (bytes[index] ?? 0)));
  return new Set(bytes).size >= FEWEST_DIFFERENT_BYTES && steps.size > 2;
}

const tooShort = (name: string, least: string): SettingsError =>
  new SettingsError(`${name} is too short: at least ${least} are needed`);
const isGuessable = (name: string): SettingsError =>
  new SettingsError(
    `${name} is a placeholder or easy to guess: use random bytes, such as those of openssl rand -base64 32`,
  );
