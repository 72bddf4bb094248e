import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { randomBase62 } from '@app/common';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { dayFileOf } from './archive-files';
import { type FaultPoints, noFaults } from './fault-points';

const OWNER_ONLY = 0o600;
const OWNER_ONLY_FOLDER = 0o700;

/** Puts the file of a day into the archive, whole or not at all, and kept also where the machine loses power. */
export class DayFileWriter {
  constructor(
    private readonly archiveFolder: string,
    private readonly faults: FaultPoints = noFaults,
  ) {}

  /** @throws what the file system says; then the file that was there before is there still */
  async write(startsAt: number, texts: AsyncIterable<string>): Promise<void> {
    const file = dayFileOf(startsAt);
    const folder = join(this.archiveFolder, file.folder);
    await mkdir(folder, { recursive: true, mode: OWNER_ONLY_FOLDER });
    await removeUnfinished(folder);
    const unfinished = join(folder, `.${file.name}.${randomBase62(8)}.partial`);
    try {
      const handle = await open(unfinished, 'wx', OWNER_ONLY);
      try {
        await this.fill(handle, texts);
      } finally {
        await handle.close();
      }
      await this.faults.at('written');
      await rename(unfinished, join(folder, file.name));
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
    // The name lies in the folder, and a new folder in the one above it.
    for (const level of [folder, dirname(folder), dirname(dirname(folder)), this.archiveFolder])
      await syncFolder(level);
    await this.faults.at('renamed');
  }

  private async fill(handle: FileHandle, texts: AsyncIterable<string>): Promise<void> {
    await this.faults.at('writing');
    await pipeline(Readable.from(texts, { objectMode: false }), createGzip(), async (packed: AsyncIterable<Buffer>) => {
      for await (const chunk of packed) await handle.appendFile(chunk);
    });
    await handle.sync();
  }
}

/** What a worker that died has left behind. Whoever writes here is the only one. */
async function removeUnfinished(folder: string): Promise<void> {
  const names = await readdir(folder);
  const unfinished = names.filter((name) => /^\.usage-.*\.partial$/.test(name));
  await Promise.all(unfinished.map((name) => rm(join(folder, name), { force: true })));
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
