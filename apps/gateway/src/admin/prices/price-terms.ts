import { type TokenUsage, noTokens, serverTools } from '@app/common';
import {
  type ModelPrice,
  type PriceModifiers,
  type Prices,
  type TokenPrices,
  decodeModifiers,
  decodeTokenPrices,
} from '@app/usage';
import { inDollars, inMicroDollars } from './dollar-text';

const tokenClasses = Object.keys(noTokens) as (keyof TokenUsage)[];

type Fields = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Prices of tokens as an administrator writes them, in dollars a million tokens. Reads and writes of the cache for which nothing is said cost
 * what input does, and an hour what five minutes do. Undefined for anything else.
 */
export function pricesFrom(value: unknown): Prices | undefined {
  const { input, output, ...rest } = inMicroDollars(value, tokenClasses) ?? {};
  if (input === undefined || output === undefined) return undefined;
  const { cacheRead = input, cacheWrite5m = input, cacheWrite1h = cacheWrite5m } = rest;
  return decodeTokenPrices({ prices: { input, output, cacheRead, cacheWrite5m, cacheWrite1h } })?.prices;
}

/** @param standard what holds where a tier says nothing */
export function longContextFrom(value: unknown, standard: Prices): TokenPrices['longContext'] | undefined {
  const tiers = longContextInMicroDollars(value);
  return tiers && decodeTokenPrices({ prices: standard, longContext: tiers })?.longContext;
}

/** What classes of service, regions and tools cost. Classes and regions are whole per cent; a class may have prices of its own. */
export function modifiersFrom(
  { classes, regions, tools }: { readonly classes?: unknown; readonly regions?: unknown; readonly tools?: unknown },
  standard: Prices,
): PriceModifiers | undefined {
  const toolPrices = tools === undefined ? undefined : inMicroDollars(tools, serverTools);
  if (tools !== undefined && !toolPrices) return undefined;
  const ofClasses = classes === undefined ? undefined : classesInMicroDollars(classes);
  if (classes !== undefined && !ofClasses) return undefined;
  const decoded = decodeModifiers(
    {
      ...(regions === undefined ? {} : { regions }),
      ...(ofClasses ? { classes: ofClasses } : {}),
      ...(toolPrices ? { tools: toolPrices } : {}),
    },
    standard,
  );
  const named = isObject(classes) ? Object.keys(classes).length : 0;
  // A class that nobody knows is a typing error here.
  return Object.keys(decoded?.classes ?? {}).length === named ? decoded : undefined;
}

function classesInMicroDollars(value: unknown): Fields | undefined {
  if (!isObject(value)) return undefined;
  const classes = Object.entries(value).map(([name, own]): [string, unknown] => [name, classInMicroDollars(own)]);
  return classes.some(([, own]) => own === undefined) ? undefined : Object.fromEntries(classes);
}

function classInMicroDollars(own: unknown): unknown {
  if (!isObject(own)) return typeof own === 'number' ? own : undefined;
  const { prices, longContext, ...unknown } = own;
  const amounts = inMicroDollars(prices, tokenClasses);
  const tiers = longContext === undefined ? undefined : longContextInMicroDollars(longContext);
  const isWhole = amounts && Object.keys(unknown).length === 0 && (longContext === undefined || tiers);
  return isWhole ? { prices: amounts, ...(tiers ? { longContext: tiers } : {}) } : undefined;
}

function longContextInMicroDollars(value: unknown): readonly Fields[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const tiers = value.map((tier: unknown) => {
    if (!isObject(tier)) return undefined;
    const { aboveTokens, prices, ...unknown } = tier;
    const amounts = inMicroDollars(prices, tokenClasses);
    return amounts && Object.keys(unknown).length === 0 ? { aboveTokens, prices: amounts } : undefined;
  });
  return tiers.every((tier) => tier !== undefined) ? tiers : undefined;
}

type Terms = Pick<ModelPrice, 'prices' | 'longContext' | 'classes' | 'regions' | 'tools'>;

interface ShownTokenPrices {
  readonly prices: Record<string, string>;
  readonly longContext?: readonly { readonly aboveTokens: number; readonly prices: Record<string, string> }[];
}

interface ShownTerms extends ShownTokenPrices {
  readonly classes?: Record<string, number | ShownTokenPrices>;
  readonly regions?: Readonly<Record<string, number>>;
  readonly tools?: Record<string, string>;
}

/** A price as it is shown, in the form in which it is written. */
export function termsShown({ prices, longContext, classes, regions, tools }: Terms): ShownTerms {
  const tokens = (own: TokenPrices): ShownTokenPrices => ({
    prices: inDollars(own.prices),
    ...(own.longContext
      ? {
          longContext: own.longContext.map((tier) => ({
            aboveTokens: tier.aboveTokens,
            prices: inDollars(tier.prices),
          })),
        }
      : {}),
  });
  return {
    ...tokens({ prices, ...(longContext ? { longContext } : {}) }),
    ...(classes
      ? {
          classes: Object.fromEntries(
            Object.entries(classes).map(([name, own]) => [name, typeof own === 'number' ? own : tokens(own)]),
          ),
        }
      : {}),
    ...(regions ? { regions } : {}),
    ...(tools ? { tools: inDollars(tools) } : {}),
  };
}
