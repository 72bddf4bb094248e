import { readFile, readdir, rm } from 'node:fs/promises';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { PARTITION_COUNT, type RedisConnection, redisKeys } from '@app/redis';
import { type FaultPoints, RollupsWriter, UsageIndexWriter, UsageRetention, noFaults } from '@app/usage/worker';
import { allUsageRecords } from '../books';
import { openRedis } from '../open-redis';
import { type RedisServer, startRedisServer } from '../redis-server';
import { DAY_MS, type WrittenRecord, numberedRecord, writeEntries } from './written-records';

export const COUNT = 400;
export const KEPT_DAYS = 3;
/** The day may change while tests run. */
export const NOW = Date.now();
/** Records of eight days, of which four whole ones are to go. */
const TODAY = Math.floor(NOW / DAY_MS) * DAY_MS;
export const FIRST_DAY = TODAY - 7 * DAY_MS;
export const CUTOFF = TODAY - KEPT_DAYS * DAY_MS;

export const idsOf = (records: readonly { readonly requestId: string }[]): string[] =>
  records.map(({ requestId }) => requestId);

const isOld = ({ id }: WrittenRecord): boolean => Number.parseInt(id, 10) < CUTOFF;

/** A Redis with records of eight days that everybody has read, and a folder for those that are to go. */
export class ArchiveHouse {
  folder = '';
  written: readonly WrittenRecord[] = [];

  private constructor(
    private readonly server: RedisServer,
    readonly redis: RedisConnection,
  ) {}

  static async start(): Promise<ArchiveHouse> {
    const server = await startRedisServer();
    return new ArchiveHouse(server, await openRedis(server.url));
  }

  async stop(): Promise<void> {
    this.redis.disconnect();
    await this.server.stop();
  }

  async fill(): Promise<void> {
    this.folder = await mkdtemp(join(tmpdir(), 'trunkline-archive-'));
    await this.redis.flushall();
    const entries = Array.from({ length: COUNT }, (_, number) => {
      const at = FIRST_DAY + Math.floor((number * 7.5 * DAY_MS) / COUNT);
      return { record: numberedRecord(number, at - 5_000), at };
    });
    this.written = await writeEntries(this.redis, entries);
    await this.allHaveRead();
  }

  empty(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }

  /** Sums, index and notices have come to the end of every stream. */
  async allHaveRead(): Promise<void> {
    await new RollupsWriter(this.redis, 'UTC').run();
    await new UsageIndexWriter(this.redis).run();
    for (let partition = 0; partition < PARTITION_COUNT; partition += 1) {
      const [last] = await this.redis.xrevrange(redisKeys.usageStream(partition), '+', '-', 'COUNT', 1);
      if (last) await this.redis.set(redisKeys.usageNoticesCursor(partition), last[0]);
    }
  }

  retention(faults: FaultPoints = noFaults, now = () => NOW): UsageRetention {
    return new UsageRetention(this.redis, { keptDays: KEPT_DAYS, archiveFolder: this.folder }, now, faults);
  }

  /** As when the time of a worker is over that does not say any more that it lives. */
  async freeLock(): Promise<void> {
    await this.redis.del(redisKeys.usageArchive().lock);
  }

  async files(): Promise<string[]> {
    const entries = await readdir(this.folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    return files.map(({ parentPath, name }) => join(parentPath, name)).sort();
  }

  /** Line by line, of all files. */
  async archivedIds(): Promise<string[]> {
    const texts = await Promise.all(
      (await this.files()).map(async (path) => gunzipSync(await readFile(path)).toString()),
    );
    const lines = texts.flatMap((text) => text.split('\n').filter((line) => line !== ''));
    return idsOf(lines.map((line) => JSON.parse(line) as { requestId: string }));
  }

  async keptIds(): Promise<string[]> {
    return idsOf(await allUsageRecords(this.redis));
  }

  oldIds(): string[] {
    return this.written.filter(isOld).map(({ record }) => record.requestId);
  }

  youngIds(): string[] {
    return this.written.filter((one) => !isOld(one)).map(({ record }) => record.requestId);
  }

  /** Ids that the archive holds more than once, and what neither the archive nor Redis holds; and what nobody has written. */
  async faultsInTheBooks(): Promise<{ twice: string[]; lost: string[]; madeUp: string[] }> {
    const archived = await this.archivedIds();
    const found = new Set([...archived, ...(await this.keptIds())]);
    const all = this.written.map(({ record }) => record.requestId);
    return {
      twice: archived.filter((id, index) => archived.indexOf(id) !== index),
      lost: all.filter((id) => !found.has(id)),
      madeUp: [...found].filter((id) => !all.includes(id)),
    };
  }
}

export const noFaultsInTheBooks = { twice: [], lost: [], madeUp: [] };
