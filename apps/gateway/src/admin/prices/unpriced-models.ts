import { type Platform, type TokenUsage, noTokens } from '@app/common';
import type { ModelUsage } from '@app/protocols';
import type { Pricing, UsageRecord, UsageRecords } from '@app/usage';

/** A name that usage records have and that had no price when they were written. */
export interface UnpricedModel {
  readonly platform: Platform;
  readonly model: string;
  readonly requests: number;
  readonly tokens: number;
  /** Milliseconds since the epoch: when the latest of them came in. */
  readonly lastAt: number;
  /** By now: counting those records anew would give them a cost. */
  readonly hasPrice: boolean;
}

export interface UnpricedModels {
  /** Those with the most requests first. */
  readonly items: readonly UnpricedModel[];
  /** Whether all records were looked at; if not, the latest were. */
  readonly isComplete: boolean;
}

const PAGE = 500;
const MOST_PAGES = 20;
const MOST_MODELS = 200;

/**
 * Goes through the records of a time that have no known cost.
 * @param from milliseconds since the epoch
 */
export async function unpricedModels(
  records: Pick<UsageRecords, 'list'>,
  pricing: Pick<Pricing, 'find'>,
  from: number,
): Promise<UnpricedModels> {
  const found = new Map<string, UnpricedModel>();
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { items, nextCursor } = await records.list({ unpriced: true, from }, PAGE, cursor);
    for (const record of items) for (const part of partsOf(record, pricing)) add(found, part);
    cursor = nextCursor;
    if (cursor === undefined) break;
  }
  const items = [...found.values()].sort((first, second) => second.requests - first.requests);
  return { items: items.slice(0, MOST_MODELS), isComplete: cursor === undefined && items.length <= MOST_MODELS };
}

/** The names of one record that had no price, each once; where all have one by now, all of them. */
function partsOf(record: UsageRecord, pricing: Pick<Pricing, 'find'>): UnpricedModel[] {
  const { platform, accountId, model, calledAs = model, startedAt } = record;
  const entries: readonly ModelUsage[] = record.charged ?? [{ model: undefined, usage: record.tokens }];
  const parts = Map.groupBy(entries, (entry) => entry.model ?? calledAs);
  const named = [...parts].map(([name, own]) => ({
    ...{ platform, model: name, requests: 1, lastAt: startedAt },
    tokens: own.reduce((sum, { usage }) => sum + tokensOf(usage), 0),
    hasPrice: pricing.find(name, { platform, accountId, calledAs, at: startedAt }) !== undefined,
  }));
  const unpriced = named.filter(({ hasPrice }) => !hasPrice);
  return unpriced.length > 0 ? unpriced : named;
}

const tokensOf = (usage: TokenUsage): number =>
  (Object.keys(noTokens) as (keyof TokenUsage)[]).reduce((sum, name) => sum + usage[name], 0);

function add(found: Map<string, UnpricedModel>, part: UnpricedModel): void {
  const key = `${part.platform}/${part.model}`;
  const former = found.get(key);
  found.set(key, {
    ...part,
    requests: part.requests + (former?.requests ?? 0),
    tokens: part.tokens + (former?.tokens ?? 0),
    lastAt: Math.max(part.lastAt, former?.lastAt ?? 0),
    hasPrice: part.hasPrice && (former?.hasPrice ?? true),
  });
}
