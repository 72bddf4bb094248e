import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
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

/** The socket of somebody who was killed. */
function leaveBehind(name: string): void {
  const path = JSON.stringify(join(folder, name));
  const script = `require('net').createServer().listen(${path}, () => process.kill(process.pid, 'SIGKILL'))`;
  expect(spawnSync(process.execPath, ['-e', script]).signal).toBe('SIGKILL');
}

describe('lockDataFolder', () => {
  it('lets in one at a time and names the one inside', async () => {
    const lock = await lockDataFolder(folder);
    await expect(lockDataFolder(folder)).rejects.toThrow(StartError);
    await expect(lockDataFolder(folder)).rejects.toThrow(`in use by process ${process.pid}`);
    await lock.release();
    await (await lockDataFolder(folder)).release();
  });

  it('takes over what a killed process left, and clears away what is of no use', async () => {
    for (const name of ['owner.00000041', 'owner.00000009', 'owner.nabcdef0']) leaveBehind(name);
    writeFileSync(join(folder, 'owner.of-the-house'), 'not ours');
    const lock = await lockDataFolder(folder);
    expect(readdirSync(folder)).toEqual(['owner.00000042', 'owner.of-the-house']);
    await lock.release();
  });

  it('respects an owner that has no time to answer', async () => {
    const silent = createServer(() => undefined).listen(join(folder, 'owner.00000001'));
    await expect(lockDataFolder(folder)).rejects.toThrow('in use by process (it does not answer)');
    silent.close();
  });

  it('lets in exactly one of many who come at the same time, whatever is left from before', async () => {
    for (let round = 0; round < 50; round += 1) {
      const tried = await Promise.allSettled(Array.from({ length: 8 }, () => lockDataFolder(folder)));
      const inside = tried.filter((one) => one.status === 'fulfilled');
      expect(inside).toHaveLength(1);
      expect(readdirSync(folder)).toHaveLength(1);
      await inside[0]!.value.release();
    }
  });

  it('says what is wrong with a folder that is not there', async () => {
    await expect(lockDataFolder(join(folder, 'gone'))).rejects.toThrow(StartError);
  });
});
