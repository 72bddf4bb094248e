import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { plainLine } from '@app/common';
import { ExportFormError } from './export-form-error';
import { decodeText } from './decode-text';

/** One line of a CSV file: the number of its last line, and its fields. */
export interface CsvRow {
  readonly line: number;
  readonly fields: readonly string[];
}

const MOST_COLUMNS = 200;
const MOST_ROWS = 2_000_000;
const LONGEST_ROW = 64 * 1_024;
const LONGEST_REASON = 200;
/** What spreadsheets of the world and copies from them put between fields. */
const delimiters = [',', ';', '\t'] as const;

/**
 * The rows of a CSV file as they come, the header among them. Nothing of the file is held but the row at hand.
 * @throws ExportFormError where it is no CSV, no text, or has rows that are too long, too many or not as wide as the header
 */
export async function* readCsv(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<CsvRow> {
  const texts = decodeText(bytes);
  const { head, delimiter } = await readHead(texts);
  const source = Readable.from(withHead(head, texts), { objectMode: false });
  const parser = parse({
    ...{ delimiter, bom: true, trim: true, skip_empty_lines: true, max_record_size: LONGEST_ROW, info: true },
  });
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let rows = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      rows += 1;
      if (rows > MOST_ROWS) throw new ExportFormError(`The file has more than ${MOST_ROWS} rows`);
      if (record.length > MOST_COLUMNS) throw new ExportFormError(`The file has more than ${MOST_COLUMNS} columns`);
      yield { line: info.lines, fields: record };
    }
  } catch (error) {
    if (error instanceof CsvError)
      throw new ExportFormError(`The file is no CSV that can be read: ${plainLine(error.message, LONGEST_REASON)}`);
    throw error;
  } finally {
    source.destroy();
    parser.destroy();
  }
}

/** Enough of the file to see its header. */
async function readHead(texts: AsyncGenerator<string, void>): Promise<{ head: string; delimiter: string }> {
  let head = '';
  while (!/[^\r\n]\r?\n/.test(head)) {
    if (head.length > LONGEST_ROW) throw new ExportFormError('The first line is too long to be a header');
    const { value, done } = await texts.next();
    if (done === true) break;
    head += value;
  }
  const [line = ''] = head.trimStart().split('\n', 1);
  if (line.length > LONGEST_ROW) throw new ExportFormError('The first line is too long to be a header');
  const counts = delimiters.map((delimiter) => ({ delimiter, count: line.split(delimiter).length }));
  const [best] = counts.sort((one, other) => other.count - one.count);
  return { head, delimiter: best?.delimiter ?? ',' };
}

async function* withHead(head: string, texts: AsyncGenerator<string, void>): AsyncGenerator<string> {
  if (head !== '') yield head;
  yield* texts;
}
