import type { ClassPrices, FoundPrice, Prices, TokenPrices } from './model-price';

const raisedPrices = new WeakMap<FoundPrice, FoundPrice>();

/** The price within a region of Bedrock, in whole micro-dollars. That is all that the region adds, whatever the answer says of it. */
export function regionalPrice(price: FoundPrice): FoundPrice {
  const { regionalPercent } = price;
  if (regionalPercent === undefined) return price;
  const raised = raisedPrices.get(price) ?? raisedBy(price, 100 + regionalPercent);
  raisedPrices.set(price, raised);
  return raised;
}

function raisedBy({ regions: _regions, ...price }: FoundPrice, percent: number): FoundPrice {
  const { classes } = price;
  return {
    ...price,
    ...raisedTokens(price, percent),
    id: `${price.id}*${percent}%`,
    ...(classes
      ? {
          classes: Object.fromEntries(
            Object.entries(classes).map(([name, own]): [string, ClassPrices] => [
              name,
              typeof own === 'number' ? own : raisedTokens(own, percent),
            ]),
          ),
        }
      : {}),
  };
}

function raisedTokens({ prices, longContext }: TokenPrices, percent: number): TokenPrices {
  const raise = (tier: Prices): Prices =>
    Object.fromEntries(
      Object.entries(tier).map(([name, amount]) => [name, Math.round((amount * percent) / 100)]),
    ) as Prices;
  return {
    prices: raise(prices),
    ...(longContext ? { longContext: longContext.map((tier) => ({ ...tier, prices: raise(tier.prices) })) } : {}),
  };
}
