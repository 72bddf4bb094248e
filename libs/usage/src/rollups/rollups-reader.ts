import { type RedisConnection, partitionOf } from '@app/redis';
import { dayAfter, monthsBetween } from '../calendar/calendar-days';
import { CellReader, type CellTexts, type Cells } from './cell-reader';
import { type Dimension, type Subject, dimensionOf, dimensionsWith, totalDimension } from './dimensions';
import { inPortions } from './in-portions';
import { LocalTime } from '../calendar/local-time';
import { MetricSums } from './metric-sums';
import type { Totals } from './metrics';
import { partitions } from './rollup-place';
import type { RollupSettings } from './rollup-settings';
import {
  type OldestDays,
  UsageNotKept,
  type UsageQuestion,
  isTimeGrouping,
  piecesKept,
  timeGroupings,
  timeRowsOf,
} from './usage-question';

export interface UsageRow {
  /** Hour, day, week or month, or an id or name of what was asked by; empty for the total. */
  readonly id: string;
  readonly totals: Totals;
}

type RowSums = Map<string, MetricSums>;

/** Hashes of cells that are read at the same time. */
const AT_ONCE = 128;

/** Reads sums of usage. What a worker has not added yet (a second or two) is not in them. */
export class RollupsReader {
  private readonly cells: CellReader;
  private readonly time: LocalTime;

  constructor(
    connection: RedisConnection,
    private readonly settings: RollupSettings,
    private readonly now: () => number,
  ) {
    this.cells = new CellReader(connection);
    this.time = new LocalTime(settings.timezone);
  }

  /**
   * The rows that hold anything, by id.
   * @throws UsageNotKept for what cannot be answered
   */
  async read(question: UsageQuestion): Promise<UsageRow[]> {
    const sums: RowSums = new Map();
    const { by } = question;
    await (isTimeGrouping(by) ? this.readTimes(sums, { ...question, by }) : this.readSubjects(sums, question, by));
    return [...sums]
      .filter(([, row]) => !row.isZero)
      .map(([id, row]) => ({ id, totals: row.totals() }))
      .sort((first, second) => (first.id < second.id ? -1 : 1));
  }

  /** The rows that an answer by time could have, with those that hold nothing; none for any other answer. */
  timesOf(question: UsageQuestion): string[] {
    const { by } = question;
    return isTimeGrouping(by) ? timeRowsOf({ ...question, by }, this.oldestDays(), this.time).map(({ id }) => id) : [];
  }

  private async readTimes(sums: RowSums, question: Parameters<typeof timeRowsOf>[0]): Promise<void> {
    const rows = timeRowsOf(question, this.oldestDays(), this.time);
    const dimension = (question.of && dimensionOf(question.of.subject)) ?? totalDimension;
    const places = await this.placesOf(dimension, question);
    const cell = question.of?.id ?? '';
    const reads = rows.flatMap(({ id, periods }) =>
      periods.flatMap((period) => places.map((place) => ({ id, cells: { place, period, dimension } }))),
    );
    await inPortions(reads, AT_ONCE, async ({ id, cells }) => {
      for (const [, text] of await this.cells.one(cells, cell)) addTo(sums, id, text);
    });
  }

  private async readSubjects(sums: RowSums, question: UsageQuestion, by: Subject): Promise<void> {
    const { from, to, of } = question;
    const dimension = of && of.subject !== by ? dimensionOf(of.subject, by) : dimensionOf(by);
    if (!dimension) throw new UsageNotKept('by', `of one ${of?.subject ?? by} must be ${listOf(of?.subject ?? by)}`);
    const pieces = piecesKept(from, to, this.oldestDays());
    const places = await this.placesOf(dimension, question);
    const reads = pieces.flatMap((period) => places.map((place) => ({ place, period, dimension })));
    await inPortions(reads, AT_ONCE, async (cells) => {
      for (const [id, text] of await this.cellsFor(cells, of)) addTo(sums, id, text);
    });
  }

  private cellsFor(cells: Cells, of: UsageQuestion['of']): Promise<CellTexts> {
    if (!of) return this.cells.all(cells);
    const isPair = cells.dimension.of.length === 2;
    return isPair ? this.cells.pairsWith(cells, of.subject, of.id) : this.cells.one(cells, of.id);
  }

  private async placesOf(dimension: Dimension, { from, to, of }: UsageQuestion): Promise<readonly Cells['place'][]> {
    if (!dimension.isOfPartition) return ['all'];
    if (of?.subject === 'user') return [partitionOf(of.id)];
    const ofKey = dimensionOf('key');
    if (of?.subject !== 'key' || !ofKey) return partitions;
    // A key that changed hands has cells in the partitions of all its owners.
    const months = monthsBetween(from, to).map((period) => ({ level: 'month' as const, period }));
    const isThere = await Promise.all(
      partitions.map(async (place) => {
        const found = months.map((period) => this.cells.has({ place, period, dimension: ofKey }, of.id));
        return (await Promise.all(found)).includes(true);
      }),
    );
    return partitions.filter((place) => isThere[place]);
  }

  private oldestDays(): OldestDays {
    const today = this.time.dayOf(this.now());
    const dayBack = (days: number): string => (days === 0 ? '' : dayAfter(today, -days));
    const { usageHoursKeptDays, usageDaysKeptDays } = this.settings;
    return { ofHours: dayBack(usageHoursKeptDays), ofDays: dayBack(usageDaysKeptDays) };
  }
}

function addTo(sums: RowSums, id: string, text: string): void {
  let row = sums.get(id);
  if (!row) sums.set(id, (row = new MetricSums()));
  row.addPacked(text);
}

/** What usage of one of a kind can be asked by, as words. */
function listOf(subject: Subject): string {
  const others = dimensionsWith(subject).flatMap(({ of }) => of.filter((other) => other !== subject));
  return [...timeGroupings, ...others].join(', ');
}
