import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '@app/config';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureSecrets } from './secrets';

const none = { bringsMasterKeys: false, bringsJwtSecret: false };
let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'secrets-'))));
afterEach(() => rmSync(folder, { recursive: true }));
const secretFile = (name: string) => join(folder, 'secrets', name);

describe('ensureSecrets', () => {
  it('makes secrets that the relay takes, once', () => {
    const variables = ensureSecrets(folder, none);
    expect(variables).toEqual({
      MASTER_KEYS_FILE: secretFile('master-keys'),
      JWT_SECRET_FILE: secretFile('jwt-secret'),
    });
    expect(readSettings(variables).masterKeys).toHaveLength(1);
    const before = readFileSync(secretFile('master-keys'), 'utf8');
    expect(ensureSecrets(folder, none)).toEqual(variables);
    expect(readFileSync(secretFile('master-keys'), 'utf8')).toBe(before);
  });

  it('keeps them from everybody else, whatever the umask', () => {
    const before = process.umask(0);
    ensureSecrets(folder, none);
    process.umask(before);
    expect(statSync(join(folder, 'secrets')).mode & 0o777).toBe(0o700);
    for (const name of ['master-keys', 'jwt-secret']) expect(statSync(secretFile(name)).mode & 0o777).toBe(0o600);
  });

  it('makes only what was not brought along', () => {
    expect(ensureSecrets(folder, { ...none, bringsMasterKeys: true })).toEqual({
      JWT_SECRET_FILE: secretFile('jwt-secret'),
    });
    expect(readdirSync(join(folder, 'secrets'))).toEqual(['jwt-secret']);
  });

  it('begins anew where a crash left half a file', () => {
    mkdirSync(join(folder, 'secrets'), { mode: 0o700 });
    writeFileSync(secretFile('master-keys.new'), 'k1:ha');
    expect(readSettings(ensureSecrets(folder, none)).masterKeys).toHaveLength(1);
    expect(readdirSync(join(folder, 'secrets')).sort()).toEqual(['jwt-secret', 'master-keys']);
  });

  it.each([0o640, 0o604, 0o660])('refuses a file of mode %o', (mode) => {
    ensureSecrets(folder, none);
    chmodSync(secretFile('jwt-secret'), mode);
    expect(() => ensureSecrets(folder, none)).toThrow(/jwt-secret can be read by others/);
  });

  it('makes no new key for data that an old one encrypted', () => {
    mkdirSync(join(folder, 'redis', 'appendonlydir'), { recursive: true });
    expect(() => ensureSecrets(folder, none)).toThrow(/master-keys is missing, but .* restore it from a backup/);
  });
});
