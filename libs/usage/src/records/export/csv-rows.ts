import { stringify } from 'csv-stringify/sync';
import type { ExportedRecord } from './exported-record';

type Column = readonly [name: string, valueIn: (record: ExportedRecord) => unknown];

/** New ones come at the end: a sheet that somebody has made stays right. */
const columns: readonly Column[] = [
  ['requestId', ({ requestId }) => requestId],
  ['startedAt', ({ startedAt }) => startedAt],
  ['userId', ({ userId }) => userId],
  ['keyId', ({ keyId }) => keyId],
  ['accountId', ({ accountId }) => accountId],
  ['groupId', ({ groupId }) => groupId],
  ['platform', ({ platform }) => platform],
  ['client', ({ client }) => client],
  ['operation', ({ operation }) => operation],
  ['model', ({ model }) => model],
  ['calledAs', ({ calledAs }) => calledAs],
  ['isStreaming', ({ isStreaming }) => isStreaming === true],
  ['status', ({ status }) => status],
  ['outcome', ({ outcome }) => outcome],
  ['source', ({ source }) => source],
  ['attempts', ({ attempts }) => attempts],
  ['inputTokens', ({ tokens }) => tokens.input],
  ['cacheReadTokens', ({ tokens }) => tokens.cacheRead],
  ['cacheWrite5mTokens', ({ tokens }) => tokens.cacheWrite5m],
  ['cacheWrite1hTokens', ({ tokens }) => tokens.cacheWrite1h],
  ['outputTokens', ({ tokens }) => tokens.output],
  ['reasoningTokens', ({ reasoningTokens }) => reasoningTokens],
  ['costUsd', ({ costUsd }) => costUsd],
  ['durationMs', ({ durationMs }) => durationMs],
  ['firstByteMs', ({ firstByteMs }) => firstByteMs],
  ['upstreamRequestId', ({ upstreamRequestId }) => upstreamRequestId],
  ['entryId', ({ entryId }) => entryId],
];

export const csvHeader: readonly string[] = columns.map(([name]) => name);

/** Lines of a CSV file (RFC 4180), each with its end. A text that a spreadsheet would calculate gets an apostrophe. */
export function csvLines(rows: readonly (readonly unknown[])[]): string {
  return stringify(
    rows.map((row) => row.map(textOf)),
    { escape_formulas: true, record_delimiter: 'windows' },
  );
}

export const csvRow = (record: ExportedRecord): readonly unknown[] => columns.map(([, valueIn]) => valueIn(record));

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
