import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newestBackup } from './newest-backup';

const now = Date.parse('2026-11-21T10:00:00Z');
const HOUR_MS = 3_600_000;
let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'backups-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function put(name: string, hoursOld: number, contents = 'data'): void {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, contents);
  const seconds = (now - hoursOld * HOUR_MS) / 1_000;
  utimesSync(path, seconds, seconds);
}

describe('newestBackup', () => {
  it('is the file that was changed last, also in folders', async () => {
    put('a.tar', 30);
    put('b.tar', 2);
    put('c.tar', 5);
    expect(await newestBackup(folder, now)).toMatchObject({ kind: 'found', name: 'b.tar', bytes: 4 });
    put('2026-11-21/redis/appendonly.aof', 1);
    expect(await newestBackup(folder, now)).toMatchObject({ name: join('2026-11-21', 'redis', 'appendonly.aof') });
    put('very/deep/below/data', 0);
    expect(await newestBackup(folder, now)).toMatchObject({ name: join('2026-11-21', 'redis', 'appendonly.aof') });
  });

  it('takes nothing that is empty, unfinished, or dated in the future for a backup', async () => {
    put('empty.tar', 1, '');
    for (const name of ['.hidden', 'copy.tmp', 'copy.part', 'copy~', '.rsync/data']) put(name, 1);
    put('future.tar', -2);
    expect(await newestBackup(folder, now)).toEqual({ kind: 'none' });
    put('ahead.tar', -0.5);
    expect(await newestBackup(folder, now)).toMatchObject({ name: 'ahead.tar' });
  });

  it('follows links to files, not to folders, and bears links to nowhere', async () => {
    put('real/data', 30);
    symlinkSync('.', join(folder, 'circle'));
    symlinkSync('nowhere', join(folder, 'dangling'));
    symlinkSync(join('real', 'data'), join(folder, 'latest'));
    expect(await newestBackup(folder, now)).toMatchObject({ kind: 'found', at: now - 30 * HOUR_MS });
  });

  it('says where there is no folder, or it is a file', async () => {
    expect(await newestBackup(join(folder, 'gone'), now)).toEqual({ kind: 'unreadable' });
    put('file', 1);
    expect(await newestBackup(join(folder, 'file'), now)).toEqual({ kind: 'unreadable' });
  });
});
