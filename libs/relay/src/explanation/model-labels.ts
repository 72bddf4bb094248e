import type { Account, Accounts } from '@app/accounts';
import { type Clock, type Platform } from '@app/common';
import { OTHER } from '@app/telemetry';
import type { PriceList, UsageRecord } from '@app/usage';

export interface ModelLabelParts {
  readonly prices: Pick<PriceList, 'find'>;
  readonly accounts: Pick<Accounts, 'get'>;
  readonly clock: Pick<Clock, 'monotonic'>;
}

type Served = Pick<UsageRecord, 'accountId' | 'platform' | 'model' | 'calledAs'>;

const MOST_KEPT = 1_000;
/** Prices and accounts change; a label that is a minute late harms nobody. */
const KEPT_MS = 60_000;

/**
 * What figures call a model: as the price list does, or as the account that served it lists it. A name that only a caller knows is `other`,
 * so that nobody outside can make series.
 */
export class ModelLabels {
  private readonly labels = new Map<string, string>();
  private keptSince = -Infinity;

  constructor(private readonly parts: ModelLabelParts) {}

  of(served: Served): string {
    const { accountId, model, calledAs = model } = served;
    this.forgetOld();
    const key = `${accountId}\n${calledAs}\n${model}`;
    let label = this.labels.get(key);
    if (label === undefined) this.labels.set(key, (label = this.find(served)));
    return label;
  }

  private find({ accountId, platform, model, calledAs = model }: Served): string {
    const account = this.parts.accounts.get(accountId);
    const listed = [calledAs, model].find((name) => account && isListed(account, name));
    return this.priced(platform, calledAs) ?? this.priced(platform, model) ?? listed ?? OTHER;
  }

  private priced(platform: Platform, name: string): string | undefined {
    return this.parts.prices.find(platform, name)?.model;
  }

  private forgetOld(): void {
    const now = this.parts.clock.monotonic();
    if (this.labels.size < MOST_KEPT && now - this.keptSince < KEPT_MS) return;
    this.labels.clear();
    this.keptSince = now;
  }
}

function isListed({ models = [], modelMapping = {} }: Account, name: string): boolean {
  return models.includes(name) || Object.hasOwn(modelMapping, name) || Object.values(modelMapping).includes(name);
}
