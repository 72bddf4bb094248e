import { type RedisConnection, redisKeys } from '@app/redis';
import { FormerTotals } from './former-totals';
import { LocalTime } from '../calendar/local-time';
import { formatCursors, parseCursors } from './overall-cursors';
import { LastUseNotes } from '../last-uses/last-use-notes';
import { RollupBatch } from './rollup-batch';
import { rollupEntryOf } from './rollup-entry';
import { RollupPlace, partitions } from './rollup-place';

/** Redis does nothing else while a batch is written. */
const PARTITION_BATCH = 200;
const OVERALL_BATCH = 500;
/** Partitions: what their batches take up is held in memory. */
const AT_ONCE = 8;

type StreamEntries = readonly (readonly [id: string, fields: readonly string[]])[];

/**
 * Adds the entries of the usage stream to the rollups of their time. Cells and the cursor that says which entries they contain change in
 * one script, so that every entry counts once, however many workers run and wherever one of them dies.
 */
export class RollupsWriter {
  private readonly overall: RollupPlace;
  private readonly former: FormerTotals;
  private readonly time: LocalTime;

  constructor(
    private readonly connection: RedisConnection,
    timeZone: string,
  ) {
    this.overall = RollupPlace.ofAll(connection);
    this.former = new FormerTotals(connection);
    this.time = new LocalTime(timeZone);
  }

  /** @returns how many entries were added to the sums of users and keys */
  async run(): Promise<number> {
    const reached: { added: number; cursor: string }[] = [];
    for (let first = 0; first < partitions.length; first += AT_ONCE) {
      const some = partitions.slice(first, first + AT_ONCE);
      reached.push(...(await Promise.all(some.map((partition) => this.catchUp(partition)))));
    }
    // They never run ahead: what the overall sums show is to be found by user and key as well.
    await this.catchUpOverall(reached.map(({ cursor }) => cursor));
    return reached.reduce((sum, { added }) => sum + added, 0);
  }

  private async catchUp(partition: number): Promise<{ added: number; cursor: string }> {
    const place = RollupPlace.ofPartition(this.connection, partition);
    const cursorKeys = [place.keys.cursor, redisKeys.usageCursor(partition)];
    for (let added = 0; ;) {
      const [held, former] = await this.connection.mget(cursorKeys);
      const cursor = held ?? '';
      const entries = await this.entriesAfter(partition, cursor, '+', PARTITION_BATCH);
      const lastId = entries.at(-1)?.[0];
      if (lastId === undefined) {
        if (former != null) await this.former.forgetCursor(partition);
        return { added, cursor };
      }
      const { batch, lastUses } = this.batchOf(true, entries);
      // Before the cursor moves on: to note the same once more is harmless, not to note it is not made good again.
      await lastUses.write(this.connection, place.keys.lastUses);
      if (former != null) await this.former.forgetDays(partition, batch.touched());
      if (!(await place.write(batch, cursor, lastId))) return { added, cursor };
      added += entries.length;
    }
  }

  /** @param reached by partition: up to where the overall sums may go */
  private async catchUpOverall(reached: readonly string[]): Promise<void> {
    for (;;) {
      const text = (await this.connection.get(this.overall.keys.cursor)) ?? '';
      const cursors = parseCursors(text);
      const behind = partitions.filter((partition) => cursors[partition] !== reached[partition]);
      const count = Math.ceil(OVERALL_BATCH / Math.max(1, behind.length));
      const found = await Promise.all(
        behind.map(async (partition) => {
          const end = reached[partition] ?? '';
          const entries = end ? await this.entriesAfter(partition, cursors[partition] ?? '', end, count) : [];
          return { partition, entries, lastId: entries.at(-1)?.[0] };
        }),
      );
      const next = cursors.with(0, cursors[0] ?? '');
      for (const { partition, lastId } of found) if (lastId !== undefined) next[partition] = lastId;
      if (found.every(({ lastId }) => lastId === undefined)) return;
      const { batch, lastUses } = this.batchOf(
        false,
        found.flatMap(({ entries }) => entries),
      );
      await lastUses.write(this.connection, this.overall.keys.lastUses);
      if (!(await this.overall.write(batch, text, formatCursors(next)))) return;
    }
  }

  private entriesAfter(partition: number, cursor: string, end: string, count: number): Promise<StreamEntries> {
    const start = cursor === '' ? '-' : `(${cursor}`;
    return this.connection.xrange(redisKeys.usageStream(partition), start, end, 'COUNT', count);
  }

  private batchOf(isOfPartition: boolean, entries: StreamEntries): { batch: RollupBatch; lastUses: LastUseNotes } {
    const batch = new RollupBatch(isOfPartition, this.time);
    const lastUses = new LastUseNotes(isOfPartition);
    for (const [id, fields] of entries) {
      const entry = rollupEntryOf(fields);
      if (!entry) continue;
      batch.add(entry);
      lastUses.add(entry.subjects, entry.startedAt, Number.parseInt(id, 10));
    }
    return { batch, lastUses };
  }
}
