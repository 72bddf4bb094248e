import type { RecordEntry } from '../reading/partition-walk';
import { csvHeader, csvLines, csvRow } from './csv-rows';
import { exportedRecord } from './exported-record';

export const usageExportFormats = ['ndjson', 'csv'] as const;
export type UsageExportFormat = (typeof usageExportFormats)[number];

/** Records that become text at once: others have their turn in between. */
const MOST_AT_ONCE = 50;

/** The file, portion by portion: one JSON object a line, or CSV with a header. */
export async function* usageExportTexts(
  portions: AsyncIterable<readonly RecordEntry[]>,
  format: UsageExportFormat,
): AsyncGenerator<string> {
  if (format === 'csv') yield csvLines([csvHeader]);
  for await (const portion of portions) {
    for (let at = 0; at < portion.length; at += MOST_AT_ONCE) {
      const records = portion.slice(at, at + MOST_AT_ONCE).map(exportedRecord);
      yield format === 'csv' ? csvLines(records.map(csvRow)) : ndjsonLines(records);
    }
  }
}

const ndjsonLines = (records: readonly object[]): string => records.map((one) => `${JSON.stringify(one)}\n`).join('');
