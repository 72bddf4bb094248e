import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { PARTITION_COUNT, type RedisConnection, redisKeys } from '@app/redis';
import { decodeExportedRecord } from '../export/exported-record';
import { usageExportTexts } from '../export/export-texts';
import { DAY_MS, dayOf } from '../index/index-fields';
import { WholeRange } from '../reading/entry-ranges';
import { MergedWalk } from '../reading/merged-walk';
import { PartitionWalk, type RecordEntry } from '../reading/partition-walk';
import { type Place, comparePlaces, placeOf } from '../reading/place';
import type { RetentionLock } from '../retention/retention-lock';
import { dayFileOf, linesOf } from './archive-files';
import { type ArchivedPlaces, noteArchived, readArchivedPlaces } from './archive-state';
import { DayFileWriter } from './day-file-writer';
import { type FaultPoints, noFaults } from './fault-points';

/** Entries of one partition that are to be archived: those after `after` up to and with `last`. */
interface Stretch {
  readonly partition: number;
  readonly first: Place;
  readonly after: Place | undefined;
  readonly last: Place;
}

const MOST_AT_ONCE = 250;
const oldestFirst = comparePlaces('oldest-first');

/**
 * Writes records into the files of their days. What says how far that was done moves when a file is there for good, and from then on
 * records may be taken away from Redis: whoever dies in between leaves a file that is written again, with the same records.
 */
export class UsageArchive {
  private readonly files: DayFileWriter;

  constructor(
    private readonly connection: RedisConnection,
    private readonly folder: string,
    private readonly faults: FaultPoints = noFaults,
  ) {
    this.files = new DayFileWriter(folder, faults);
  }

  /**
   * Archives all whole days that end before a moment, the oldest first.
   * @param before milliseconds since the epoch, by the clock of Redis
   * @returns up to where everything is archived now
   * @throws what the file system says; what was archived until then is
   */
  async archiveBefore(before: number, lock: RetentionLock): Promise<ArchivedPlaces> {
    for (;;) {
      const places = await readArchivedPlaces(this.connection);
      const day = await this.nextDay(places);
      if (day === undefined || (day + 1) * DAY_MS > before) return places;
      const stretches = await this.stretchesOf(day, places);
      const startsAt = day * DAY_MS;
      await this.files.write(startsAt, this.textsOf(startsAt, stretches, lock));
      await lock.keep();
      await noteArchived(
        this.connection,
        places,
        stretches.map(({ last }) => last),
      );
      await this.faults.at('noted');
    }
  }

  /** Of the oldest entry that is not archived; undefined: all are. */
  private async nextDay({ last }: ArchivedPlaces): Promise<number | undefined> {
    const firsts = await Promise.all(
      partitions.map(async (partition) => (await this.entriesAfter(partition, last.get(partition), 1))[0]),
    );
    const days = firsts.flatMap((place) => (place ? [dayOf(place.milliseconds)] : []));
    return days.length === 0 ? undefined : Math.min(...days);
  }

  private async stretchesOf(day: number, { last }: ArchivedPlaces): Promise<Stretch[]> {
    const found = partitions.map(async (partition) => {
      const after = last.get(partition);
      const [[first], [end]] = await Promise.all([
        this.entriesAfter(partition, undefined, 1),
        this.connection.xrevrange(redisKeys.usageStream(partition), (day + 1) * DAY_MS - 1, '-', 'COUNT', 1),
      ]);
      const lastOfDay = end && placeOf(end[0], partition);
      const isAny = first && lastOfDay && (!after || oldestFirst(after, lastOfDay) < 0);
      return isAny ? [{ partition, first, after, last: lastOfDay }] : [];
    });
    return (await Promise.all(found)).flat();
  }

  private async entriesAfter(partition: number, after: Place | undefined, count: number): Promise<Place[]> {
    const begin = after ? `(${after.milliseconds}-${after.sequence}` : '-';
    const entries = await this.connection.xrange(redisKeys.usageStream(partition), begin, '+', 'COUNT', count);
    return entries.map(([id]) => placeOf(id, partition));
  }

  private async *textsOf(startsAt: number, stretches: readonly Stretch[], lock: RetentionLock): AsyncGenerator<string> {
    yield* this.keptTexts(startsAt, stretches, lock);
    yield* usageExportTexts(this.recordsOf(stretches, lock), 'ndjson');
  }

  /** A file of this day is there already: its worker died before it could say so, or the state of Redis is an older one. */
  private async *keptTexts(
    startsAt: number,
    stretches: readonly Stretch[],
    lock: RetentionLock,
  ): AsyncGenerator<string> {
    const { folder, name } = dayFileOf(startsAt);
    const path = join(this.folder, folder, name);
    const isThere = await access(path).then(
      () => true,
      (error: unknown) => {
        // What cannot be looked at may hold records, and must not be written over.
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
        throw error;
      },
    );
    if (!isThere) return;
    const ofPartition = new Map(stretches.map((stretch) => [stretch.partition, stretch]));
    const comesAgain = (line: string): boolean => {
      const entry = decodeExportedRecord(line);
      const stretch = entry && ofPartition.get(entry.partition);
      return entry !== undefined && stretch !== undefined && contains(stretch, entry);
    };
    for await (const lines of linesOf(path)) {
      await lock.keep();
      const kept = lines.filter((line) => !comesAgain(line));
      // A stream waits for more after an empty portion, and is asked for none.
      if (kept.length > 0) yield `${kept.join('\n')}\n`;
    }
  }

  private async *recordsOf(stretches: readonly Stretch[], lock: RetentionLock): AsyncGenerator<readonly RecordEntry[]> {
    const ofPartition = new Map(stretches.map((stretch) => [stretch.partition, stretch]));
    const walks = stretches.map(({ partition, after, last }) => {
      const ranges = new WholeRange({ from: 0, to: last.milliseconds });
      const { connection } = this;
      const parts = { connection, partition, direction: 'oldest-first', filter: {}, ranges } as const;
      return new PartitionWalk({ ...parts, mostAtOnce: MOST_AT_ONCE, ...(after ? { after } : {}) });
    });
    const merged = new MergedWalk(walks, 'oldest-first');
    while (!merged.isDone) {
      await lock.keep();
      await merged.advance();
      yield merged.take().filter((entry) => {
        const stretch = ofPartition.get(entry.partition);
        return stretch !== undefined && contains(stretch, entry);
      });
    }
  }
}

const partitions = Array.from({ length: PARTITION_COUNT }, (_, partition) => partition);

/** Whether Redis holds an entry, and it is one of these. */
const contains = ({ first, after, last }: Stretch, entry: Place): boolean =>
  oldestFirst(first, entry) <= 0 && oldestFirst(entry, last) <= 0 && (!after || oldestFirst(after, entry) < 0);
