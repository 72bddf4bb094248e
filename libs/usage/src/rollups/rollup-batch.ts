import { dayNumber, weekdayOf } from '../calendar/calendar-days';
import { type Dimension, cellIdOf, dimensions } from './dimensions';
import { type Level, type LocalTime, levels } from '../calendar/local-time';
import type { MetricSums } from './metric-sums';
import type { RollupEntry } from './rollup-entry';

/** What the entries of a batch add to the cells of one dimension in one period, by the id of the cell. */
export interface CellAdditions {
  readonly level: Level;
  readonly period: string;
  readonly dimension: Dimension;
  readonly sums: ReadonlyMap<string, readonly MetricSums[]>;
}

/** A period that has cells from now on. */
export interface TouchedPeriod {
  readonly level: Level;
  readonly period: string;
  /** Its last day, as a day number; a month's is not needed, and is its day of an entry. */
  readonly lastDay: number;
}

interface PeriodSums extends TouchedPeriod {
  /** By the place of the dimension among those of the batch; empty for those that are not counted at this level. */
  readonly sums: readonly Map<string, MetricSums[]>[];
}

/** Sorts entries of the usage stream by the cells that they change: those of users and keys in their partitions, or those of one place for all. */
export class RollupBatch {
  private readonly periods = new Map<string, PeriodSums>();
  private readonly dimensions: readonly Dimension[];

  constructor(
    isOfPartition: boolean,
    private readonly time: LocalTime,
  ) {
    this.dimensions = dimensions.filter((dimension) => dimension.isOfPartition === isOfPartition);
  }

  add({ startedAt, subjects, sums }: RollupEntry): void {
    const ids = this.dimensions.map((dimension) => cellIdOf(dimension, subjects));
    const periods = this.time.periodsOf(startedAt);
    for (const level of levels) {
      const ofPeriod = this.sumsOf(level, periods[level], periods.day);
      for (const [place, dimension] of this.dimensions.entries()) {
        if (level === 'hour' && !dimension.hasHours) continue;
        const [cells, id] = [ofPeriod.sums[place], ids[place] ?? ''];
        const held = cells?.get(id);
        if (held) held.push(sums);
        else cells?.set(id, [sums]);
      }
    }
  }

  touched(): TouchedPeriod[] {
    return [...this.periods.values()];
  }

  additions(): CellAdditions[] {
    return [...this.periods.values()].flatMap(({ level, period, sums: ofPeriod }) =>
      this.dimensions.flatMap((dimension, place) => {
        const sums = ofPeriod[place];
        return sums && sums.size > 0 ? [{ level, period, dimension, sums }] : [];
      }),
    );
  }

  private sumsOf(level: Level, period: string, day: string): PeriodSums {
    const name = `${level} ${period}`;
    const held = this.periods.get(name);
    if (held) return held;
    const lastDay = dayNumber(day) + (level === 'week' ? 6 - weekdayOf(day) : 0);
    const sums = this.dimensions.map(() => new Map<string, MetricSums[]>());
    const added: PeriodSums = { level, period, lastDay, sums };
    this.periods.set(name, added);
    return added;
  }
}
