import { type TokenUsage, noTokens } from '@app/common';
import type { ModelPrice, Prices, TokenPrices } from '../model-price';

const WHOLE = 100;
const classes = Object.keys(noTokens) as (keyof TokenUsage)[];

/** A figure that a cost is made of, in a price and in the one that takes its place. */
export type FigureChange = readonly [before: number, after: number];

/** What one price has of something and the other one has not, is left out where it is new, and is held against what then holds instead. */
export function figureChanges(before: ModelPrice, after: ModelPrice): FigureChange[] {
  return [
    ...tokenChanges(before, after),
    ...classChanges(before, after),
    ...Object.entries(before.regions ?? {}).map(([name, percent]): FigureChange => [
      percent,
      after.regions?.[name] ?? WHOLE,
    ]),
    ...Object.entries(before.tools ?? {}).map(([name, amount]): FigureChange => [amount, toolsOf(after)[name] ?? 0]),
    [WHOLE + (before.regionalPercent ?? 0), WHOLE + (after.regionalPercent ?? 0)],
  ];
}

const toolsOf = (price: ModelPrice): Readonly<Record<string, number | undefined>> => price.tools ?? {};

function classChanges(before: ModelPrice, after: ModelPrice): FigureChange[] {
  return Object.entries(before.classes ?? {}).flatMap(([name, own]) => {
    const next = (after.classes as Readonly<Record<string, typeof own>> | undefined)?.[name] ?? WHOLE;
    return tokenChanges(ofClass(before, own), ofClass(after, next));
  });
}

function ofClass({ prices, longContext }: ModelPrice, own: number | TokenPrices): TokenPrices {
  if (typeof own === 'object') return own;
  const share = (tier: Prices): Prices =>
    Object.fromEntries(classes.map((name) => [name, (tier[name] * own) / WHOLE])) as Prices;
  return {
    prices: share(prices),
    ...(longContext ? { longContext: longContext.map((tier) => ({ ...tier, prices: share(tier.prices) })) } : {}),
  };
}

function tokenChanges(before: TokenPrices, after: TokenPrices): FigureChange[] {
  const tiers = Math.max(before.longContext?.length ?? 0, after.longContext?.length ?? 0);
  const changes = priceChanges(before.prices, after.prices);
  for (let index = 0; index < tiers; index += 1) {
    const [former, next] = [before.longContext?.[index], after.longContext?.[index]];
    changes.push(...priceChanges(tierPrices(before, index), tierPrices(after, index)));
    if (former && next) changes.push([former.aboveTokens, next.aboveTokens]);
  }
  return changes;
}

/** Where there are fewer tiers, the last one goes on. */
const tierPrices = ({ prices, longContext = [] }: TokenPrices, index: number): Prices =>
  (longContext[index] ?? longContext.at(-1))?.prices ?? prices;

const priceChanges = (before: Prices, after: Prices): FigureChange[] =>
  classes.map((name) => [before[name], after[name]]);
