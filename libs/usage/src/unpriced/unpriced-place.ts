import { type RedisConnection, redisKeys, rollupScripts, runScript } from '@app/redis';
import { OTHERS, type UnpricedBatch } from './unpriced-batch';
import {
  type UnpricedSums,
  addUnpricedSums,
  noUnpricedSums,
  packUnpricedSums,
  unpackUnpricedSums,
} from './unpriced-sums';

/** Groups of a day that are counted apart. */
export const MOST_GROUPS = 2_000;

/** Where the cells of all days lie, with the cursor that says which entries they contain. */
export class UnpricedPlace {
  readonly keys = redisKeys.unpricedUsage();

  constructor(
    private readonly connection: RedisConnection,
    private readonly mostGroups = MOST_GROUPS,
  ) {}

  /**
   * Adds a batch to the cells as they are, and moves the cursor. Nobody else changes cells without moving it, so where it has not moved
   * they are still as they were read.
   * @returns false where another worker was first: nothing is changed
   */
  async write({ days }: UnpricedBatch, cursor: string, nextCursor: string): Promise<boolean> {
    const cells = await Promise.all([...days].map(([day, added]) => this.cellsAfter(day, added)));
    const { cursor: cursorKey, days: daysKey, cells: cellsKey } = this.keys;
    return runScript(
      this.connection,
      rollupScripts.write,
      [cursorKey, daysKey, daysKey, ...[...days.keys()].map(cellsKey)],
      [
        ...[cursor, nextCursor, days.size],
        ...[...days.keys()].flatMap((day) => [3, day, day]),
        ...cells.flatMap((ofDay) => [ofDay.length / 2, ...ofDay]),
      ],
    );
  }

  /** Field, value, field, value … A group that has no cell when there are too many is one of the others from then on. */
  private async cellsAfter(day: number, added: ReadonlyMap<string, UnpricedSums>): Promise<string[]> {
    const key = this.keys.cells(day);
    const [count, held] = await Promise.all([
      this.connection.hlen(key),
      this.connection.hmget(key, OTHERS, ...added.keys()),
    ]);
    const cells = new Map<string, UnpricedSums>();
    let room = this.mostGroups - count;
    for (const [index, [field, sums]] of [...added].entries()) {
      const text = held[index + 1] ?? null;
      if (text === null) room -= 1;
      const isOther = field === OTHERS || (text === null && room < 0);
      const [cell, former] = isOther ? [OTHERS, held[0] ?? null] : [field, text];
      const before = cells.get(cell) ?? (former === null ? noUnpricedSums : unpackUnpricedSums(former));
      cells.set(cell, addUnpricedSums(before, isOther ? { ...sums, tokens: [] } : sums));
    }
    return [...cells].flatMap(([field, sums]) => [field, packUnpricedSums(sums)]);
  }
}
