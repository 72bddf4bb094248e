import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseJwtSecret, parseMasterKeys, parsePassword } from './parse-secrets';

const keyOf = (bytes: Buffer, id = 'k1') => `${id}:${bytes.toString('base64')}`;
const masterKeys = (text: string) => parseMasterKeys('MASTER_KEYS', text);
const jwtSecret = (text: string) => parseJwtSecret('JWT_SECRET', text);
const password = (text: string) => parsePassword('TRUNKLINE_OWNER_PASSWORD', text);

describe('parseMasterKeys', () => {
  it('takes keys separated by commas or lines and keeps their order', () => {
    const [a, b, c] = [randomBytes(32), randomBytes(32), randomBytes(32)];
    const keys = masterKeys(`${keyOf(a, 'new')},${keyOf(b, 'old')}\n${keyOf(c, 'older')}`);
    expect(keys.map(({ id }) => id)).toEqual(['new', 'old', 'older']);
    expect(keys.map(({ secret }) => secret)).toEqual([a, b, c]);
  });

  it.each([
    ['the same byte throughout', Buffer.alloc(32, 7)],
    ['bytes that count up', Buffer.from(Array.from({ length: 32 }, (_, index) => index))],
    ['a short pattern that repeats', Buffer.alloc(32, 'abcdefgh')],
    ['an example in words', Buffer.from('CHANGE-THIS-32-CHARACTER-KEY-NOW')],
  ])('refuses %s', (_what, bytes) => {
    expect(() => masterKeys(keyOf(bytes))).toThrow(/^key 1 of MASTER_KEYS is a placeholder or easy to guess/);
  });

  it('refuses a key of another length, a key without an id and two keys with one id', () => {
    const key = randomBytes(32);
    expect(() => masterKeys(`${keyOf(key)},${keyOf(randomBytes(16), 'k2')}`)).toThrow(
      /^key 2 of MASTER_KEYS has 16 bytes/,
    );
    expect(() => masterKeys(key.toString('base64'))).toThrow(/^key 1 of MASTER_KEYS must be written as id:base64/);
    expect(() => masterKeys(`${keyOf(key)},${keyOf(key)}`)).toThrow('MASTER_KEYS has two keys with the id k1');
  });

  it('takes every random key', () => {
    for (let round = 0; round < 500; round += 1) expect(masterKeys(keyOf(randomBytes(32)))).toHaveLength(1);
  });
});

describe('parseJwtSecret', () => {
  it('takes random text of every usual encoding', () => {
    for (const encoding of ['hex', 'base64', 'base64url'] as const) {
      const text = randomBytes(32).toString(encoding);
      expect(jwtSecret(text)).toEqual(Buffer.from(text));
    }
  });

  it.each([
    'changeme-changeme-changeme-changeme',
    'CHANGE THIS to something long before use',
    'this_is_my_super_SECRET_signing_key!',
    'replace_me_with_64_characters_of_text',
    'a'.repeat(64),
    'abababababababababababababababababababab',
    'placeholder-placeholder-placeholder',
  ])('refuses the placeholder %j without repeating it', (text) => {
    expect(() => jwtSecret(text)).toThrow(/^JWT_SECRET is a placeholder or easy to guess/);
    expect(() => jwtSecret(text)).not.toThrow(text);
  });

  it('counts bytes and refuses fewer than 32', () => {
    expect(() => jwtSecret(randomBytes(15).toString('hex'))).toThrow('JWT_SECRET is too short: at least 32 bytes');
  });
});

describe('parsePassword', () => {
  it('takes 12 to 128 bytes', () => {
    expect(password('correct horse')).toBe('correct horse');
    expect(() => password('elevenbytes')).toThrow(/too short/);
    expect(() => password('correct horse '.repeat(10))).toThrow(/too long/);
  });

  it.each(['changeme1234', 'password1234', 'Pass-Word-1234', 'aaaaaaaaaaaaaa', '1234567890ab'])(
    'refuses %s',
    (text) => {
      expect(() => password(text)).toThrow(/placeholder or easy to guess/);
    },
  );
});
