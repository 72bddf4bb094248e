import { PARTITION_COUNT, partitionOf } from '@app/redis';
import type { RecordsFilter } from './records-filter';

/** The clock of a gateway may be this much ahead of that of Redis. */
const CLOCK_LEEWAY_MS = 3_600_000;

/** Where records that fit can be at all: everything of one user is in one partition. */
export function partitionsOf({ userId }: RecordsFilter): readonly number[] {
  return userId === undefined ? [...Array(PARTITION_COUNT).keys()] : [partitionOf(userId)];
}

/** When the first entry that fits can have been written, milliseconds: after its request began. */
export function earliestEntry({ from }: RecordsFilter): number {
  return from === undefined ? 0 : Math.max(0, from - CLOCK_LEEWAY_MS);
}
