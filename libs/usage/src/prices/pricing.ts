import type { NanoDollars, Platform } from '@app/common';
import type { ModelUsage } from '@app/protocols';
import type { AccountPricing } from './account-pricing';
import { AccountPrices } from './account-prices';
import { type AttoDollars, attoToNanoDollars } from './atto-dollars';
import type { CostFactor, CostLine } from './cost-line';
import { costLines, isUsed } from './cost-lines';
import type { FoundPrice } from './model-price';
import type { PriceList } from './price-list';

/** What decides a cost besides what was used. */
export interface CostCircumstances {
  readonly platform: Platform;
  readonly accountId: string;
  /** The account's name for the model, which counts where an answer named none. */
  readonly calledAs: string;
  /** The caller's name for it. An answer that repeats it says nothing about who served. Absent: `calledAs`. */
  readonly requested?: string;
  /** Milliseconds since the epoch: when the request came in. */
  readonly at: number;
}

export interface CountedCost {
  /** Undefined as soon as a model that was used has no known price: never free, never guessed. */
  readonly nanoDollars: NanoDollars | undefined;
  /** Ids of the prices and multipliers that it was counted with, each once. */
  readonly priceIds: readonly string[];
  readonly lines: readonly CostLine[];
  /** What was used and by which name it was priced: counted again without `requested`, it costs the same. */
  readonly entries: readonly ModelUsage[];
  /** Whether the sum of the tokens under `calledAs`, in the standard class, says all of it. */
  readonly isPlain: boolean;
}

const WHOLE = 100;

/** Counts what requests cost: everywhere, and the same everywhere. */
export class Pricing {
  private readonly ofAccounts = new AccountPrices();

  /** @param accountPricing what is special about the prices of an account; undefined: nothing, or no such account */
  constructor(
    readonly prices: PriceList,
    private readonly accountPricing: (accountId: string) => AccountPricing | undefined = () => undefined,
  ) {}

  cost(metered: readonly ModelUsage[], circumstances: CostCircumstances): CountedCost {
    const { accountId, calledAs } = circumstances;
    const percent = this.accountPricing(accountId)?.multiplierPercent ?? WHOLE;
    const account: CostFactor = { of: 'account', name: accountId, percent };
    const entries = metered.filter(isUsed).map((entry) => this.served(entry, circumstances));
    const lines: CostLine[] = [];
    const priceIds = new Set<string>();
    let isPlain = entries.length <= 1;
    let total: AttoDollars | undefined = 0n;
    for (const entry of entries) {
      const { model = calledAs } = entry;
      const price = this.find(model, circumstances);
      isPlain &&= this.isPlain(entry, price, circumstances);
      if (price) priceIds.add(price.id);
      if (percent !== WHOLE) priceIds.add(`${accountId}*${percent}%`);
      const own = costLines(entry, model, price, account);
      lines.push(...own);
      const isKnown = price !== undefined || percent === 0;
      total = isKnown && total !== undefined ? own.reduce((sum, { cost = 0n }) => sum + cost, total) : undefined;
    }
    return {
      nanoDollars: total === undefined ? undefined : attoToNanoDollars(total),
      ...{ priceIds: [...priceIds], lines, entries, isPlain },
    };
  }

  /** The price that holds for a model by a name for it: the account's own, or that of the list. */
  find(model: string, { platform, accountId, calledAs, at }: CostCircumstances): FoundPrice | undefined {
    const special = this.accountPricing(accountId);
    const own = special && this.ofAccounts.find(special, accountId, platform, model);
    return own ?? this.prices.findServed(platform, model, calledAs, at);
  }

  /** What a million tokens in and a million out cost at the standard price, in micro-dollars; undefined: not known. To compare accounts by. */
  rate(circumstances: CostCircumstances): number | undefined {
    const percent = this.accountPricing(circumstances.accountId)?.multiplierPercent ?? WHOLE;
    const price = this.find(circumstances.calledAs, circumstances)?.prices;
    if (!price) return percent === 0 ? 0 : undefined;
    return ((price.input + price.output) * percent) / WHOLE;
  }

  /**
   * Where an account knows the model by another name, that is the one with a price. The name of a deployment has none: then the one counts
   * that the answer gives, as it always does where that is neither of them.
   */
  private served(entry: ModelUsage, circumstances: CostCircumstances): ModelUsage {
    const { requested, calledAs } = circumstances;
    if (entry.model === undefined || entry.model !== requested || requested === calledAs) return entry;
    return this.find(calledAs, circumstances) ? { ...entry, model: undefined } : entry;
  }

  private isPlain(entry: ModelUsage, price: FoundPrice | undefined, circumstances: CostCircumstances): boolean {
    const { model, serviceClass = 'standard', inferenceRegion, serverTools = {} } = entry;
    if (serviceClass !== 'standard' || inferenceRegion !== undefined) return false;
    if (Object.keys(serverTools).length > 0) return false;
    const { calledAs } = circumstances;
    if (model === undefined || model === calledAs) return true;
    return price !== undefined && price === this.find(calledAs, circumstances);
  }
}
