import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { OauthCredentials } from '@app/accounts';
import { CredentialVault } from '@app/vault';
import { FileRotationJournal } from './file-rotation-journal';
import type { Rotation } from './rotation-journal';

const ring = [{ id: 'k', secret: randomBytes(32) }];
const logger = pino({ level: 'silent' });
const credentials: OauthCredentials = {
  ...{ kind: 'oauth', tokenUrl: 'https://auth.example/token', clientId: 'c', refreshToken: 'canary-refresh' },
};
const token = { token: 'canary-access', expiresAt: 2e12, lifeMs: 3_600_000 };
const rotation: Rotation = { accountId: 'acc_1', version: 'v-1', credentials, token };

function machine(): { readonly folder: string; readonly start: (keys?: typeof ring) => FileRotationJournal } {
  const parent = mkdtempSync(join(tmpdir(), 'trunkline-rotations-'));
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  const folder = join(parent, 'rotations');
  return { folder, start: (keys = ring) => new FileRotationJournal(folder, new CredentialVault(keys), logger) };
}

describe('FileRotationJournal', () => {
  it('finds what a process that is gone has written, until it is removed', async () => {
    const { folder, start } = machine();
    await start().write(rotation);
    expect(await start().rotationsOf('acc_1')).toEqual([rotation]);
    expect(await start().rotationsOf('acc_2')).toEqual([]);
    await start().remove(rotation);
    expect([await start().rotationsOf('acc_1'), readdirSync(folder)]).toEqual([[], []]);
  });

  it('shows nothing to anybody else on the machine', async () => {
    const { folder, start } = machine();
    await start().write(rotation);
    const [name = ''] = readdirSync(folder);
    expect([statSync(folder).mode & 0o777, statSync(join(folder, name)).mode & 0o777]).toEqual([0o700, 0o600]);
    expect(readFileSync(join(folder, name), 'utf8')).not.toContain('canary');
    expect(await start([{ id: 'k', secret: randomBytes(32) }]).rotationsOf('acc_1')).toEqual([]);
  });

  it('does not take a file for that of another account or of another version', async () => {
    const { folder, start } = machine();
    await start().write(rotation);
    const sealed = readFileSync(join(folder, 'acc_1.v-1.rotation'));
    for (const name of ['acc_2.v-1.rotation', 'acc_1.v-2.rotation']) writeFileSync(join(folder, name), sealed);
    expect(await start().rotationsOf('acc_2')).toEqual([]);
    expect(await start().rotationsOf('acc_1')).toEqual([rotation]);
  });

  it.each(['', '{', 'null', 'v1.k.a.b.c'])('passes over a file that holds %j', async (text) => {
    const { folder, start } = machine();
    await start().write(rotation);
    writeFileSync(join(folder, 'acc_1.v-0.rotation'), text);
    writeFileSync(join(folder, 'acc_1.v-1.rotation.new'), text);
    expect(await start().rotationsOf('acc_1')).toEqual([rotation]);
  });

  it('writes over what an end in the middle left behind', async () => {
    const { folder, start } = machine();
    await start().write(rotation);
    writeFileSync(join(folder, 'acc_1.v-1.rotation.new'), 'half');
    const newer = { ...rotation, token: { ...token, token: 'newer' } };
    await start().write(newer);
    expect(await start().rotationsOf('acc_1')).toEqual([newer]);
  });

  it('remembers what the disk does not take', async () => {
    const { folder, start } = machine();
    writeFileSync(folder, 'no folder');
    const journal = start();
    await journal.write(rotation);
    expect(await journal.rotationsOf('acc_1')).toEqual([rotation]);
    await journal.remove(rotation);
    expect(await journal.rotationsOf('acc_1')).toEqual([]);
  });

  it('writes nowhere else, whatever an account is called', async () => {
    await expect(
      machine()
        .start()
        .write({ ...rotation, accountId: '../acc_1' }),
    ).rejects.toThrow();
  });
});
