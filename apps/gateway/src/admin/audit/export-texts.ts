import type { ChainedEntry } from '@app/audit';
import { type AuditEntryAnswer, viewOfEntry } from './audit-entry.view';
import type { ExportFormat } from './audit-query.dto';
import { csvLine } from './csv';

const contentTypes: Readonly<Record<ExportFormat, string>> = {
  ndjson: 'application/x-ndjson; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
};
export const contentTypeOf = (format: ExportFormat): string => contentTypes[format];

type Column = readonly [name: string, valueIn: (entry: AuditEntryAnswer) => unknown];

const columns: readonly Column[] = [
  ['seq', ({ seq }) => seq],
  ['at', ({ at }) => at],
  ['actorKind', ({ actor }) => actor.kind],
  ['actorId', ({ actor }) => (actor.kind === 'user' ? actor.id : undefined)],
  ['actorName', ({ actor }) => (actor.kind === 'system' ? actor.task : actor.username)],
  ['actorRole', ({ actor }) => (actor.kind === 'user' ? actor.role : undefined)],
  ['action', ({ action }) => action],
  ['subjectType', ({ subject }) => subject?.type],
  ['subjectId', ({ subject }) => subject?.id],
  ['outcome', ({ outcome }) => outcome],
  ['address', ({ origin }) => origin.address],
  ['userAgent', ({ origin }) => origin.userAgent],
  ['requestId', ({ origin }) => origin.requestId],
  ['before', ({ before }) => before],
  ['after', ({ after }) => after],
  ['detail', ({ detail }) => detail],
  ['id', ({ id }) => id],
  ['hash', ({ hash }) => hash],
];

/** The file, portion by portion: one JSON object a line, or CSV with a header. */
export async function* exportTexts(
  portions: AsyncIterable<readonly ChainedEntry[]>,
  format: ExportFormat,
): AsyncGenerator<string> {
  if (format === 'csv') yield csvLine(columns.map(([name]) => name));
  for await (const portion of portions) {
    const entries = portion.map(viewOfEntry);
    yield entries
      .map((entry) =>
        format === 'csv' ? csvLine(columns.map(([, valueIn]) => valueIn(entry))) : `${JSON.stringify(entry)}\n`,
      )
      .join('');
  }
}
