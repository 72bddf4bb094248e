import { plainLine } from '@app/common';
import { ExportFormError } from './export-form-error';
import { type ExportField, type ExportForm, type Provider, exportForms } from './export-forms';

/** A form of export, and in which column what stands. */
export interface RecognisedForm {
  readonly form: ExportForm;
  readonly columnOf: ReadonlyMap<ExportField, number>;
  /** Whether the name of the column of days says that they are those of UTC. */
  readonly areDaysUtc: boolean;
}

const MOST_COLUMNS_SHOWN = 40;
const LONGEST_NAME = 60;

/** Case, spaces and hyphens are no part of a column's name. */
const plainName = (header: string): string =>
  header
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');

/** @throws ExportFormError which names the columns that were found and those that are expected */
export function recogniseForm(provider: Provider, header: readonly string[]): RecognisedForm {
  const names = header.map(plainName);
  const repeated = names.find((name, index) => name !== '' && names.indexOf(name) !== index);
  for (const form of exportForms) {
    if (form.provider !== provider) continue;
    const columnOf = columnsOf(form, names);
    if (columnOf && repeated === undefined)
      return { form, columnOf, areDaysUtc: (names[columnOf.get('day') ?? -1] ?? '').endsWith('_utc') };
  }
  const found = header.slice(0, MOST_COLUMNS_SHOWN).map((name) => plainLine(name, LONGEST_NAME));
  const reason = repeated === undefined ? '' : `, and one of them is there twice`;
  const expected = exportForms.filter((form) => form.provider === provider).map(describe);
  throw new ExportFormError(
    `This is no export of ${provider} that is known. Its columns: ${found.join(', ')}${reason}. Expected: ${expected.join('; or ')}`,
  );
}

function columnsOf({ required, optional }: ExportForm, names: readonly string[]): Map<ExportField, number> | undefined {
  const columnOf = new Map<ExportField, number>();
  for (const [field, aliases] of Object.entries({ ...required, ...optional }) as [ExportField, readonly string[]][]) {
    const name = aliases.find((alias) => names.includes(alias));
    if (name !== undefined) columnOf.set(field, names.indexOf(name));
    else if (required[field]) return undefined;
  }
  return columnOf;
}

const describe = ({ name, required }: ExportForm): string =>
  `${name} with ${Object.values(required)
    .map((aliases) => aliases[0] ?? '')
    .join(', ')}`;
