import { plainLine } from '@app/common';
import type { Cell, ComparedFigures } from './compared-figures';
import { dayOfExport } from './export-day';
import { type AttoDollars, countOf, dollarsOf, placesOf } from './export-figures';
import { ExportFormError } from './export-form-error';
import type { ExportField, ExportForm, Provider } from './export-forms';
import { type ComparableModel, comparableModel, modelOfLineItem } from './model-key';
import type { CsvRow } from './read-csv';
import type { RecognisedForm } from './recognise-form';

/** What one row of an export says. */
export interface ExportRow {
  readonly cell: Cell;
  readonly figures: Readonly<Partial<Record<Exclude<keyof ComparedFigures, 'costNanoDollars'>, bigint>>>;
  readonly cost: AttoDollars;
  /** Places after the point of its amount; 0 where it has none. */
  readonly costPlaces: number;
}

const LONGEST_VALUE = 60;
const MOST_REMEMBERED = 10_000;
const platformOf = { anthropic: 'claude', openai: 'openai' } as const satisfies Record<Provider, string>;
const plainCounts = [
  'requests',
  'input',
  'cacheRead',
  'cacheWrite5m',
  'cacheWrite1h',
  'output',
  'webSearches',
] as const;

/** Finds days and models by what exports write for them. Most rows say the same as one before. */
export class ExportCells {
  private readonly days = new Map<string, string | undefined>();
  private readonly models = new Map<string, ComparableModel>();

  /** @param dayOf the day of a moment, in milliseconds since the epoch */
  constructor(private readonly dayOf: (at: number) => string) {}

  day(text: string): string | undefined {
    return remembered(this.days, text, () => dayOfExport(text, this.dayOf));
  }

  model({ name, provider }: ExportForm, text: string): ComparableModel {
    const find = (): ComparableModel =>
      comparableModel(platformOf[provider], name === 'openai-cost' ? modelOfLineItem(text) : text);
    return remembered(this.models, text, find);
  }
}

function remembered<Value>(known: Map<string, Value>, text: string, find: () => Value): Value {
  const held = known.get(text);
  if (held !== undefined) return held;
  const found = find();
  if (known.size < MOST_REMEMBERED) known.set(text, found);
  return found;
}

/**
 * Undefined for a row that says nothing: a day without usage, or a sum below the others.
 * @throws ExportFormError which names the line, the column and what stands there
 */
export function readExportRow(
  { form, columnOf }: RecognisedForm,
  { line, fields }: CsvRow,
  cells: ExportCells,
): ExportRow | undefined {
  const textOf = (field: ExportField): string => fields[columnOf.get(field) ?? -1]?.trim() ?? '';
  const refused = (field: ExportField, what: string): ExportFormError =>
    new ExportFormError(`Line ${line}: "${plainLine(textOf(field), LONGEST_VALUE)}" is no ${what}`);
  const readCount = (field: ExportField): bigint => {
    const count = countOf(textOf(field));
    if (count === undefined) throw refused(field, 'whole number');
    return count;
  };
  if (textOf('day') === '') return undefined;
  const day = cells.day(textOf('day'));
  if (day === undefined) throw refused('day', 'day or time');
  const currency = textOf('currency').toLowerCase();
  if (currency !== '' && currency !== 'usd') throw refused('currency', 'currency that can be compared: usd is');
  const cost = dollarsOf(textOf('cost'));
  if (cost === undefined) throw refused('cost', 'amount of dollars');
  const counts = plainCounts.filter((field) => columnOf.has(field)).map((field) => [field, readCount(field)] as const);
  const figures: Partial<Record<(typeof plainCounts)[number], bigint>> = Object.fromEntries(counts);
  if (columnOf.has('inputWithCached')) {
    figures.input = readCount('inputWithCached') - (figures.cacheRead ?? 0n);
    if (figures.input < 0n) throw refused('inputWithCached', 'number that contains the cached tokens of this line');
  }
  const text = textOf('model');
  const isEmpty = cost === 0n && Object.values(figures).every((count) => count === 0n);
  if (isEmpty && text === '') return undefined;
  const cell = { day, ...cells.model(form, text) };
  return { cell, figures, cost, costPlaces: placesOf(textOf('cost')) };
}
