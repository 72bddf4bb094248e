import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip } from 'node:zlib';

/** `2026/11/usage-2026-11-21.ndjson.gz`: records whose entries were written on that day, UTC. */
const dayFilePattern = /^usage-(\d{4})-(\d{2})-(\d{2})\.ndjson\.gz$/;
const DAY_MS = 86_400_000;

export interface ArchivedDay {
  /** Its beginning, milliseconds since the epoch. */
  readonly startsAt: number;
  readonly path: string;
}

/** Where the file of a day lies within the folder of the archive. */
export function dayFileOf(startsAt: number): { readonly folder: string; readonly name: string } {
  const day = new Date(startsAt).toISOString().slice(0, 10);
  return { folder: join(day.slice(0, 4), day.slice(5, 7)), name: `usage-${day}.ndjson.gz` };
}

/** @param dataDirectory absolute */
export const usageArchiveFolder = (dataDirectory: string): string => join(dataDirectory, 'archive', 'usage');

/** The archive of usage records on this machine, to be read. */
export class ArchiveFiles {
  /** @param folder absolute; it need not be there */
  constructor(readonly folder: string) {}

  /** All days that are archived here, in order. */
  async days(): Promise<readonly ArchivedDay[]> {
    const names = await readdir(this.folder, { recursive: true }).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
      throw error;
    });
    const days = names.flatMap((name) => {
      const [, year, month, day] = dayFilePattern.exec(name.split(/[\\/]/).at(-1) ?? '') ?? [];
      const startsAt = Date.parse(`${year}-${month}-${day}T00:00:00Z`);
      return Number.isNaN(startsAt) ? [] : [{ startsAt, path: join(this.folder, name) }];
    });
    return days.sort((first, second) => first.startsAt - second.startsAt);
  }

  /**
   * The lines of all days that hold entries from a moment on, a portion at a time.
   * @param from milliseconds since the epoch
   */
  async *lines(from: number): AsyncGenerator<readonly string[]> {
    for (const { startsAt, path } of await this.days()) if (startsAt + DAY_MS > from) yield* linesOf(path);
  }
}

/** @throws what zlib says of a file that is damaged or not whole */
export async function* linesOf(path: string): AsyncGenerator<readonly string[]> {
  const unpacked = pipeline(createReadStream(path), createGunzip(), () => {
    // Whoever reads hears of it.
  });
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of unpacked) {
    const lines = (rest + decoder.write(chunk as Buffer)).split('\n');
    rest = lines.pop() ?? '';
    if (lines.length > 0) yield lines;
  }
  rest += decoder.end();
  if (rest !== '') yield [rest];
}
