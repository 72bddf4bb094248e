import type { Pricing } from '../prices/pricing';
import type { CostRecount } from './cost-recount';

/** Counts records as requests are counted when they end, by what the records say was used. */
export function recountBy(pricing: Pick<Pricing, 'cost'>): CostRecount {
  return ({ platform, accountId, model, calledAs = model, startedAt, tokens, charged }) => {
    const entries = charged ?? [{ model: undefined, usage: tokens }];
    const { nanoDollars, priceIds } = pricing.cost(entries, { platform, accountId, calledAs, at: startedAt });
    return { costNanoDollars: nanoDollars?.toString() ?? null, priceIds };
  };
}
