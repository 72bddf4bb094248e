import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StartError } from '../start-error';
import { lockDataFolder } from './lock';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'lock-'))));
afterEach(() => rmSync(folder, { recursive: true }));

describe('lockDataFolder', () => {
  it('lets in one at a time and names the one inside', async () => {
    const lock = await lockDataFolder(folder);
    await expect(lockDataFolder(folder)).rejects.toThrow(StartError);
    await expect(lockDataFolder(folder)).rejects.toThrow(`in use by process ${process.pid}`);
    await lock.release();
    expect(existsSync(join(folder, 'owner.sock'))).toBe(false);
    await (await lockDataFolder(folder)).release();
  });

  it('takes over what a killed process left', async () => {
    const path = JSON.stringify(join(folder, 'owner.sock'));
    const script = `require('net').createServer().listen(${path}, () => process.kill(process.pid, 'SIGKILL'))`;
    expect(spawnSync(process.execPath, ['-e', script]).signal).toBe('SIGKILL');
    const lock = await lockDataFolder(folder);
    expect(readdirSync(folder)).toEqual(['owner.sock']);
    await lock.release();
  });

  it('respects an owner that has no time to answer', async () => {
    const silent = createServer(() => undefined).listen(join(folder, 'owner.sock'));
    await expect(lockDataFolder(folder)).rejects.toThrow('in use by process (it does not answer)');
    silent.close();
  });
});
