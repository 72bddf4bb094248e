import type { RedisConnection } from '@app/redis';
import { Calendar } from '../calendar/calendar';
import { keptSince } from '../repricing/kept-records';
import { type Comparison, compare } from './compare';
import type { ComparedMetric, FiguresByCell } from './compared-figures';
import { ExportFormError } from './export-form-error';
import type { FormName, Provider } from './export-forms';
import { type InputClass, readOwnUsage } from './own-usage';
import { type ProviderExport, readExport } from './read-export';

export interface ReconciliationQuestion {
  readonly provider: Provider;
  /** Absent: all accounts of the provider's own platform. */
  readonly accountIds?: readonly string[];
  /** IANA name. */
  readonly timezone: string;
  /** Days, both included; absent: the first and the last one of the export. */
  readonly from?: string;
  readonly to?: string;
  /** Thousandths of a per cent. */
  readonly toleranceUnits: number;
}

export interface Reconciliation extends Comparison {
  readonly form: FormName;
  readonly metrics: readonly ComparedMetric[];
  readonly from: string;
  readonly to: string;
  readonly rowsRead: number;
  readonly skippedRows: number;
  readonly records: number;
  readonly unpricedRecords: number;
  /** Day from which on all our records are there, where that is after `from`: those before are archived, or gone. */
  readonly recordsFrom?: string;
}

const platformOf = { anthropic: 'claude', openai: 'openai' } as const;
const MOST_DAYS = 400;
const DAY_MS = 86_400_000;

/**
 * Holds an export of a provider against our records, day by day and model by model.
 * @throws ExportFormError where the export cannot be read
 */
export async function reconcile(
  connection: RedisConnection,
  bytes: AsyncIterable<Uint8Array>,
  question: ReconciliationQuestion,
): Promise<Reconciliation> {
  const { provider, accountIds, timezone, toleranceUnits } = question;
  const calendar = new Calendar(timezone);
  const dayOf = (at: number): string => calendar.dayOf(at);
  const asked = {
    ...(question.from === undefined ? {} : { from: question.from }),
    ...(question.to === undefined ? {} : { to: question.to }),
  };
  const theirs = await readExport(bytes, { provider, dayOf, timezone, ...asked });
  const { from, to } = { ...daysOf(theirs.figures), ...asked };
  if (from === undefined || to === undefined)
    throw new ExportFormError('The file holds no usage of the days asked for');
  if ((Date.parse(to) - Date.parse(from)) / DAY_MS >= MOST_DAYS)
    throw new ExportFormError(`The export is of more than ${MOST_DAYS} days, ${from} to ${to}`);
  const platform = platformOf[provider];
  const ours = await readOwnUsage(connection, {
    ...{ from, to, dayOf, platform, countedAsInput: countedAsInput(theirs) },
    ...(accountIds === undefined ? {} : { accountIds }),
  });
  const since = dayOf(await keptSince(connection));
  const { form, metrics, rows: rowsRead, skippedRows } = theirs;
  return {
    ...compare(ours.figures, theirs, toleranceUnits),
    ...{ form, metrics, from, to, rowsRead, skippedRows },
    ...{ records: ours.records, unpricedRecords: ours.unpricedRecords },
    ...(since > from ? { recordsFrom: since } : {}),
  };
}

/** OpenAI counts all of a prompt as input; what was read from a cache can be told apart where there is a column of it. */
function countedAsInput({ form, metrics }: ProviderExport): readonly InputClass[] {
  if (form !== 'openai-usage') return [];
  return metrics.includes('cacheRead')
    ? ['cacheWrite5m', 'cacheWrite1h']
    : ['cacheRead', 'cacheWrite5m', 'cacheWrite1h'];
}

function daysOf({ cells }: FiguresByCell): { from?: string; to?: string } {
  const days = [...cells.values()].map(({ cell }) => cell.day).sort();
  const [first, last] = [days[0], days.at(-1)];
  return { ...(first === undefined ? {} : { from: first }), ...(last === undefined ? {} : { to: last }) };
}
