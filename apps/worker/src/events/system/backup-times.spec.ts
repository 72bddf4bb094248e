import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { BackupTimes } from './backup-times';

it('says when the newest backup was made, and looks again after a minute', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'trunkline-backup-times-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const clock = { time: 0, now: () => Date.now(), monotonic: () => clock.time };
  const times = new BackupTimes(folder, clock);
  expect(await times.read()).toBeUndefined();
  const file = join(folder, 'dump.rdb');
  await writeFile(file, 'not empty');
  await utimes(file, 1_700_000_000, 1_700_000_000);
  expect(await times.read()).toBeUndefined();
  clock.time = 60_000;
  expect(await times.read()).toBe(1_700_000_000);
});

it('says nothing of a folder that is not there', async () => {
  const times = new BackupTimes('/nonexistent', { now: () => Date.now(), monotonic: () => 0 });
  expect(await times.read()).toBeUndefined();
});
