import { setImmediate as nextTurn } from 'node:timers/promises';
import { type ComparedMetric, FiguresByCell } from './compared-figures';
import { type AttoDollars, toNanoDollars } from './export-figures';
import { ExportFormError } from './export-form-error';
import { type FormName, type Provider } from './export-forms';
import { ExportCells, type ExportRow, readExportRow } from './export-row';
import { readCsv } from './read-csv';
import { type RecognisedForm, recogniseForm } from './recognise-form';

export interface ExportQuestion {
  readonly provider: Provider;
  /** The day of a moment, in milliseconds since the epoch. */
  readonly dayOf: (at: number) => string;
  /** IANA name of the zone of these days; absent: UTC. */
  readonly timezone?: string;
  /** Days, both included; rows of others are left out. */
  readonly from?: string;
  readonly to?: string;
}

/** What an export says, by day and model. */
export interface ProviderExport {
  readonly form: FormName;
  /** What this form says something of. */
  readonly metrics: readonly ComparedMetric[];
  readonly figures: FiguresByCell;
  /** By the same names: how many nano-dollars the rounding of the export's amounts may make. */
  readonly roundingOf: ReadonlyMap<string, bigint>;
  readonly rows: number;
  /** Of them, those that say nothing, or are of other days. */
  readonly skippedRows: number;
}

const MOST_CELLS = 50_000;
/** Requests of clients go on in between. */
const ROWS_AT_ONCE = 1_000;
const NANO_PER_DOLLAR = 1_000_000_000n;
/** Amounts with more places are not taken for rounded ones; whole cents may be written with fewer. */
const MOST_PLACES_OF_ROUNDED = 4;
const LEAST_PLACES = 2;
const utcPattern = /^(?:Etc\/)?(?:UTC|UCT|GMT|Universal|Zulu)$/i;

/** @throws ExportFormError where it is no export of this provider that is known */
export async function readExport(
  bytes: AsyncIterable<Uint8Array>,
  { provider, dayOf, timezone = 'UTC', from = '', to = '9999' }: ExportQuestion,
): Promise<ProviderExport> {
  const [gathering, cells] = [new Gathering(), new ExportCells(dayOf)];
  let recognised: RecognisedForm | undefined;
  let [rows, skippedRows] = [0, 0];
  for await (const row of readCsv(bytes)) {
    if (!recognised) {
      recognised = recogniseForm(provider, row.fields);
      if (recognised.areDaysUtc && !utcPattern.test(timezone))
        throw new ExportFormError('The days of this file are those of UTC: leave the time zone out');
      continue;
    }
    rows += 1;
    if (rows % ROWS_AT_ONCE === 0) await nextTurn();
    const read = readExportRow(recognised, row, cells);
    if (!read || read.cell.day < from || read.cell.day > to) skippedRows += 1;
    else gathering.add(read);
  }
  if (!recognised) throw new ExportFormError('The file is empty');
  const { figures, roundingOf } = gathering.result();
  return { form: recognised.form.name, metrics: metricsOf(recognised), figures, roundingOf, rows, skippedRows };
}

function metricsOf({ columnOf }: RecognisedForm): ComparedMetric[] {
  const counts = ['requests', 'input', 'cacheRead', 'cacheWrite5m', 'cacheWrite1h', 'output', 'webSearches'] as const;
  const isThere = (metric: (typeof counts)[number]): boolean =>
    columnOf.has(metric) || (metric === 'input' && columnOf.has('inputWithCached'));
  return [...counts.filter(isThere), ...(columnOf.has('cost') ? (['costNanoDollars'] as const) : [])];
}

/** Sums of rows. Costs are rounded when all of them are there. */
class Gathering {
  private readonly figures = new FiguresByCell();
  private readonly costs = new Map<string, { cost: AttoDollars; rows: bigint; cell: ExportRow['cell'] }>();
  private places = 0;

  add({ cell, figures, cost, costPlaces }: ExportRow): void {
    this.figures.add(cell, figures);
    if (this.figures.cells.size > MOST_CELLS)
      throw new ExportFormError(`The file has more than ${MOST_CELLS} days and models`);
    const name = FiguresByCell.nameOf(cell);
    const held = this.costs.get(name);
    this.costs.set(name, { cell, cost: (held?.cost ?? 0n) + cost, rows: (held?.rows ?? 0n) + 1n });
    this.places = Math.max(this.places, costPlaces);
  }

  result(): Pick<ProviderExport, 'figures' | 'roundingOf'> {
    const places = Math.max(this.places, LEAST_PLACES);
    const halfUnit = places > MOST_PLACES_OF_ROUNDED ? 0n : NANO_PER_DOLLAR / 10n ** BigInt(places) / 2n;
    const roundingOf = new Map<string, bigint>();
    for (const [name, { cell, cost, rows }] of this.costs) {
      this.figures.add(cell, { costNanoDollars: toNanoDollars(cost) });
      roundingOf.set(name, rows * halfUnit);
    }
    return { figures: this.figures, roundingOf };
  }
}
