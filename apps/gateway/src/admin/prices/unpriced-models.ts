import type { Platform } from '@app/common';
import type { Pricing, UnpricedGroupOfDay, UsageRecords } from '@app/usage';

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
  /** Whether all records are counted, and all names are there. */
  readonly isComplete: boolean;
}

const MOST_MODELS = 200;

/**
 * What the records since a time have in common that have no known cost, by the names that need a price.
 * @param from milliseconds since the epoch, at most thirty days ago: what came in on this UTC day or later counts
 */
export async function unpricedModels(
  records: Pick<UsageRecords, 'unpriced'>,
  pricing: Pick<Pricing, 'find'>,
  from: number,
): Promise<UnpricedModels> {
  const found = new Map<string, UnpricedModel>();
  const { groups, isComplete } = await records.unpriced(from);
  for (const group of groups) for (const part of partsOf(group, pricing)) add(found, part);
  const items = [...found.values()].sort((first, second) => second.requests - first.requests);
  return { items: items.slice(0, MOST_MODELS), isComplete: isComplete && items.length <= MOST_MODELS };
}

/** The names that had no price, each once; where all have one by now, all of them. */
function partsOf(group: UnpricedGroupOfDay, pricing: Pick<Pricing, 'find'>): UnpricedModel[] {
  const { platform, accountId, calledAs, names, requests, lastAt, tokens } = group;
  // Prices change with the day, so any time of the day will do.
  const circumstances = { platform, accountId, calledAs, at: lastAt };
  const named = names.map((name, index) => ({
    ...{ platform, model: name, requests, lastAt, tokens: tokens[index] ?? 0 },
    hasPrice: pricing.find(name, circumstances) !== undefined,
  }));
  const unpriced = named.filter(({ hasPrice }) => !hasPrice);
  return unpriced.length > 0 ? unpriced : named;
}

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
