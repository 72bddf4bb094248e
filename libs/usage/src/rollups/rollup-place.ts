import { PARTITION_COUNT, type RedisConnection, redisKeys, rollupScripts, runScript } from '@app/redis';
import { MetricSums } from './metric-sums';
import type { CellAdditions, RollupBatch } from './rollup-batch';

type RollupKeys = ReturnType<typeof redisKeys.usageRollups>;

/** Where the sorted sets stand among the keys of the script. */
const listOf = { hour: 2, day: 3, week: 3 } as const;

/**
 * One hash slot with cells and the cursor that says which entries they contain. What is counted by user or key lies in the user's
 * partition. The rest would lie there in 64 parts each, and lies in one place for all.
 */
export class RollupPlace {
  private constructor(
    private readonly connection: RedisConnection,
    readonly keys: RollupKeys,
  ) {}

  static ofPartition(connection: RedisConnection, partition: number): RollupPlace {
    return new RollupPlace(connection, redisKeys.usageRollups(partition));
  }

  static ofAll(connection: RedisConnection): RollupPlace {
    return new RollupPlace(connection, redisKeys.usageRollups('all'));
  }

  /**
   * Adds a batch to the cells as they are, and moves the cursor. Nobody else changes cells without moving it, so where it has not moved
   * they are still as they were read.
   * @returns false where another worker was first: nothing is changed
   */
  async write(batch: RollupBatch, cursor: string, nextCursor: string): Promise<boolean> {
    const additions = batch.additions();
    const cells = await Promise.all(additions.map((ofHash) => this.cellsAfter(ofHash)));
    const periods = batch
      .touched()
      .flatMap(({ level, period, lastDay }) =>
        level === 'month' ? [] : [[listOf[level], lastDay, `${level} ${period}`] as const],
      );
    const { cursor: cursorKey, hours, days } = this.keys;
    return runScript(
      this.connection,
      rollupScripts.write,
      [cursorKey, hours, days, ...additions.map((ofHash) => this.cellsKey(ofHash))],
      [
        cursor,
        nextCursor,
        periods.length,
        ...periods.flat(),
        ...cells.flatMap((ofHash) => [ofHash.length / 2, ...ofHash]),
      ],
    );
  }

  private cellsKey({ level, period, dimension }: CellAdditions): string {
    return this.keys.cells(level, period, dimension.name);
  }

  /** Field, value, field, value … */
  private async cellsAfter(additions: CellAdditions): Promise<string[]> {
    const ids = [...additions.sums.keys()];
    const held = await this.connection.hmget(this.cellsKey(additions), ...ids);
    return ids.flatMap((id, index) => {
      const sums = new MetricSums();
      const text = held[index];
      if (text) sums.addPacked(text);
      for (const added of additions.sums.get(id) ?? []) sums.addSums(added);
      return [id, sums.pack()];
    });
  }
}

export const partitions: readonly number[] = Array.from({ length: PARTITION_COUNT }, (_, partition) => partition);
