import type { RedisConnection } from '@app/redis';
import { DAY_MS } from '../records/index/index-fields';
import { formatCursors, parseCursors } from '../rollups/overall-cursors';
import { partitions } from '../rollups/rollup-place';
import { nextEntries } from './next-entries';
import { UNPRICED_DAYS, UnpricedBatch } from './unpriced-batch';
import { UnpricedPlace } from './unpriced-place';

/**
 * Adds up what had no known price, model by model, behind the requests and in its own time. Sums and the cursor that says which entries
 * they contain change in one script, so that every entry counts once, however many workers run and wherever one of them dies. It begins
 * with the records that are there, so those of versions without these sums count as well.
 */
export class UnpricedUsageWriter {
  private readonly place: UnpricedPlace;

  /** @param now milliseconds since the epoch */
  constructor(
    private readonly connection: RedisConnection,
    private readonly now: () => number,
    mostGroups?: number,
  ) {
    this.place = new UnpricedPlace(connection, mostGroups);
  }

  /** @returns how many entries were looked at */
  async run(): Promise<number> {
    // What was written before the days that are counted came in before them, too.
    const earliest = this.now() - (UNPRICED_DAYS + 1) * DAY_MS;
    let [behind, lookedAt] = [partitions, 0];
    while (behind.length > 0) {
      const cursor = (await this.connection.get(this.place.keys.cursor)) ?? '';
      const question = { cursors: parseCursors(cursor), behind, earliest, searches: true };
      const next = await nextEntries(this.connection, question);
      if (next.count === 0) return lookedAt;
      const batch = new UnpricedBatch();
      for (const entry of next.found) batch.add(entry);
      if (!(await this.place.write(batch, cursor, formatCursors(next.cursors)))) return lookedAt;
      lookedAt += next.count;
      behind = next.behind;
    }
    return lookedAt;
  }
}
