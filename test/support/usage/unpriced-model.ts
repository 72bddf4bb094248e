import { noTokens } from '@app/common';
import type { UnpricedUsage, UsageRecord, UsageRecords } from '@app/usage';
import { DAY_MS } from './written-records';

/** By day, account, platform and names: requests, tokens by name, and when the latest came in. */
export type UnpricedRows = Record<string, { requests: number; tokens: number[]; lastAt: number }>;

/** The same written for reading: one record after the other, as lists show them. */
export async function unpricedModel(records: UsageRecords, from: number): Promise<UnpricedRows> {
  const rows: UnpricedRows = {};
  const first = Math.floor(from / DAY_MS) * DAY_MS;
  let cursor: string | undefined;
  do {
    const page = await records.list({ unpriced: true, from: first }, 200, cursor);
    for (const record of page.items) addTo(rows, record);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return rows;
}

function addTo(rows: UnpricedRows, record: UsageRecord): void {
  const { startedAt, platform, accountId, model, calledAs = model, tokens, charged } = record;
  const parts: NonNullable<UsageRecord['charged']> = charged ?? [{ model: undefined, usage: tokens }];
  const names = [...new Set(parts.map((part) => part.model ?? calledAs))].sort();
  if (names.length === 0) return;
  const row = (rows[rowOf(startedAt, [platform, accountId, calledAs, names])] ??= {
    ...{ requests: 0, tokens: names.map(() => 0), lastAt: 0 },
  });
  row.requests += 1;
  row.lastAt = Math.max(row.lastAt, startedAt);
  for (const part of parts) {
    const counts = Object.keys(noTokens).map((kind) => part.usage[kind as keyof typeof noTokens]);
    const index = names.indexOf(part.model ?? calledAs);
    row.tokens[index] = (row.tokens[index] ?? 0) + counts.reduce((sum, count) => sum + count, 0);
  }
}

const rowOf = (at: number, group: readonly unknown[]): string => `${Math.floor(at / DAY_MS)} ${JSON.stringify(group)}`;

/** What was read, in the form of the model. */
export const rowsOf = ({ groups }: UnpricedUsage): UnpricedRows =>
  Object.fromEntries(
    groups.map(({ platform, accountId, calledAs, names, requests, tokens, lastAt }) => [
      rowOf(lastAt, [platform, accountId, calledAs, names]),
      { requests, tokens: [...tokens], lastAt },
    ]),
  );

/** Rows without the time, which is not taken back where some of a day's have a cost by now. */
export const countsOf = (rows: UnpricedRows): Record<string, unknown> =>
  Object.fromEntries(Object.entries(rows).map(([row, { requests, tokens }]) => [row, { requests, tokens }]));
