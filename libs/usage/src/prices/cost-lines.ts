import { type ServerTool, type TokenUsage, noTokens, serverTools } from '@app/common';
import type { ModelUsage } from '@app/protocols';
import { appliedPrices } from './applied-prices';
import { ATTO_PER_MICRO, ATTO_PER_PICO, type AttoDollars } from './atto-dollars';
import type { CostFactor, CostLine, TokenCostLine, ToolCostLine } from './cost-line';
import type { FoundPrice } from './model-price';

const WHOLE = 100;
const tokenClasses = Object.keys(noTokens) as (keyof TokenUsage)[];

/** Whether there is anything that could cost something. */
export const isUsed = ({ usage, serverTools: uses = {} }: ModelUsage): boolean =>
  tokenClasses.some((name) => usage[name] > 0) || serverTools.some((tool) => usesOf(uses[tool]) > 0);

/**
 * The arithmetic of one entry, line by line. Class and region are factors of tokens alone; an account's is one of everything.
 *
 * @param price absent: the model has no known price
 */
export function costLines(
  entry: ModelUsage,
  model: string,
  price: FoundPrice | undefined,
  accountFactor: CostFactor | undefined,
): CostLine[] {
  const account = accountFactor && accountFactor.percent !== WHOLE ? [accountFactor] : [];
  return [...tokenLines(entry, model, price, account), ...toolLines(entry, model, price, account)];
}

function tokenLines(
  { usage, serviceClass = 'standard', inferenceRegion }: ModelUsage,
  model: string,
  price: FoundPrice | undefined,
  account: readonly CostFactor[],
): TokenCostLine[] {
  const applied = price && appliedPrices(usage, price, serviceClass);
  const factors = [
    ...factorOf('class', serviceClass, applied?.classPercent),
    ...factorOf('region', inferenceRegion ?? '', regionPercent(price, inferenceRegion)),
    ...account,
  ];
  return tokenClasses.flatMap((tokenClass) => {
    const tokens = usage[tokenClass];
    if (tokens <= 0) return [];
    const amount = applied?.prices[tokenClass];
    return {
      ...({ kind: 'tokens', model, tokenClass, tokens, price: amount ?? null, factors } as const),
      ...(price ? { priceId: price.id } : {}),
      ...(serviceClass === 'standard' ? {} : { serviceClass }),
      ...(applied?.aboveTokens === undefined ? {} : { aboveTokens: applied.aboveTokens }),
      cost: amount === undefined ? undefined : times(BigInt(tokens) * BigInt(amount) * ATTO_PER_PICO, factors),
    };
  });
}

function toolLines(
  { serverTools: uses = {} }: ModelUsage,
  model: string,
  price: FoundPrice | undefined,
  factors: readonly CostFactor[],
): ToolCostLine[] {
  return serverTools.flatMap((tool: ServerTool) => {
    const count = usesOf(uses[tool]);
    if (count === 0) return [];
    const amount = price?.tools?.[tool];
    return {
      ...({ kind: 'tool', model, tool, uses: count, price: amount ?? null, factors } as const),
      ...(price ? { priceId: price.id } : {}),
      cost: amount === undefined ? undefined : times(BigInt(count) * BigInt(amount) * ATTO_PER_MICRO, factors),
    };
  });
}

/** Notes of open requests and old records are read back without a look at their uses of tools. */
const usesOf = (count: unknown): number =>
  Number.isSafeInteger(count) && (count as number) > 0 ? (count as number) : 0;

function regionPercent(price: FoundPrice | undefined, region: string | undefined): number | undefined {
  const regions = price?.regions;
  return regions && region !== undefined && Object.hasOwn(regions, region) ? regions[region] : undefined;
}

const factorOf = (of: CostFactor['of'], name: string, percent = WHOLE): CostFactor[] =>
  percent === WHOLE ? [] : [{ of, name, percent }];

/** Exact as long as there are three factors at the most: an atto-dollar is 100³ times smaller than a pico-dollar. */
const times = (amount: AttoDollars, factors: readonly CostFactor[]): AttoDollars =>
  factors.reduce((product, { percent }) => (product * BigInt(percent)) / BigInt(WHOLE), amount);
