import type { components } from '@app/admin-client';
import {
  type PriceOverride,
  type PricedTool,
  type ServiceClass,
  type TokenClass,
  pricedTools,
  serviceClasses,
  tokenClasses,
} from '../price-words';

type NewPrice = components['schemas']['NewPriceRequest'];

/** Dollars a million tokens as they are typed; empty: nothing is said. */
export type TokenPrices = Record<TokenClass, string>;

export interface TierValues {
  readonly aboveTokens: number | string;
  readonly prices: TokenPrices;
}

export interface ClassValues {
  /** `standard`: costs what the standard class does. */
  readonly kind: 'standard' | 'percent' | 'own';
  readonly percent: number | string;
  readonly prices: TokenPrices;
  readonly tiers: TierValues[];
}

/** What the form holds. */
export interface PriceValues {
  readonly platform: string;
  readonly model: string;
  readonly from: string | null;
  readonly note: string;
  readonly prices: TokenPrices;
  readonly tiers: TierValues[];
  readonly classes: Record<ServiceClass, ClassValues>;
  readonly regions: { readonly name: string; readonly percent: number | string }[];
  /** Dollars a use. */
  readonly tools: Record<PricedTool, string>;
}

export const noTokenPrices: TokenPrices = { input: '', output: '', cacheRead: '', cacheWrite5m: '', cacheWrite1h: '' };
const noClass: ClassValues = { kind: 'standard', percent: 50, prices: noTokenPrices, tiers: [] };

export function emptyValues(given: { readonly platform?: string; readonly model?: string } = {}): PriceValues {
  return {
    ...{ platform: given.platform ?? '', model: given.model ?? '', from: null, note: '', prices: noTokenPrices },
    ...{ tiers: [], regions: [] },
    classes: { batch: noClass, flex: noClass, priority: noClass, fast: noClass },
    tools: { webSearch: '', webFetch: '', codeExecution: '', fileSearch: '' },
  };
}

/** A price that is there, to be changed or to set another one like it. */
export function valuesOf(
  price: Pick<
    PriceOverride,
    'platform' | 'model' | 'from' | 'note' | 'prices' | 'longContext' | 'classes' | 'regions' | 'tools'
  >,
): PriceValues {
  const classOf = (name: ServiceClass): ClassValues => {
    const own = price.classes?.[name];
    if (own === undefined) return noClass;
    if (typeof own === 'number') return { ...noClass, kind: 'percent', percent: own };
    return { ...noClass, kind: 'own', prices: typed(own.prices), tiers: tiersOf(own.longContext) };
  };
  const [batch, flex, priority, fast] = serviceClasses.map(classOf);
  const empty = emptyValues(price);
  return {
    ...empty,
    ...{ from: price.from ?? null, note: price.note ?? '', prices: typed(price.prices) },
    tiers: tiersOf(price.longContext),
    classes: { batch: batch ?? noClass, flex: flex ?? noClass, priority: priority ?? noClass, fast: fast ?? noClass },
    regions: Object.entries(price.regions ?? {}).map(([name, percent]) => ({ name, percent })),
    tools: { ...empty.tools, ...price.tools },
  };
}

const typed = (prices: Readonly<Record<string, string>>): TokenPrices => ({
  ...{ input: prices.input ?? '', output: prices.output ?? '', cacheRead: prices.cacheRead ?? '' },
  ...{ cacheWrite5m: prices.cacheWrite5m ?? '', cacheWrite1h: prices.cacheWrite1h ?? '' },
});

const tiersOf = (tiers: PriceOverride['longContext'] = []): TierValues[] =>
  tiers.map(({ aboveTokens, prices }) => ({ aboveTokens, prices: typed(prices) }));

type Terms = Pick<NewPrice, 'prices'> & {
  [Name in 'longContext' | 'classes' | 'regions' | 'tools']: NonNullable<NewPrice[Name]> | null;
} & {
  readonly from: string | null;
  readonly note: string | null;
};

/** What is sent: all that can be changed, null where nothing is said. */
export function termsOf(values: PriceValues): Terms {
  const classes = serviceClasses.flatMap((name): [string, unknown][] => {
    const own = values.classes[name];
    if (own.kind === 'standard') return [];
    return [[name, own.kind === 'percent' ? Number(own.percent) : tokenTerms(own.prices, own.tiers)]];
  });
  const tools = pricedTools.flatMap((name): [string, string][] => {
    const price = values.tools[name].trim();
    return price === '' ? [] : [[name, price]];
  });
  const { prices, longContext } = tokenTerms(values.prices, values.tiers);
  return {
    ...{ prices, longContext: longContext ?? null, from: values.from, note: textOrNull(values.note) },
    classes: objectOrNull(classes),
    regions: objectOrNull(values.regions.map(({ name, percent }) => [name.trim(), Number(percent)])),
    tools: objectOrNull(tools),
  };
}

/** The same for a price that is new, which leaves out what is not said. */
export function newPriceOf(values: PriceValues, platform: NewPrice['platform']): NewPrice {
  const { prices, from, note, longContext, classes, regions, tools } = termsOf(values);
  return {
    ...{ platform, model: values.model.trim(), prices },
    ...(from === null ? {} : { from }),
    ...(note === null ? {} : { note }),
    ...(longContext === null ? {} : { longContext }),
    ...(classes === null ? {} : { classes }),
    ...(regions === null ? {} : { regions }),
    ...(tools === null ? {} : { tools }),
  };
}

const said = (prices: TokenPrices): Record<string, string> =>
  Object.fromEntries(
    tokenClasses.flatMap((name) => {
      const price = prices[name].trim();
      return price === '' ? [] : [[name, price]];
    }),
  );

function tokenTerms(
  prices: TokenPrices,
  tiers: readonly TierValues[],
): {
  readonly prices: Record<string, string>;
  readonly longContext?: { aboveTokens: number; prices: Record<string, string> }[];
} {
  const longContext = tiers.map((tier) => ({ aboveTokens: Number(tier.aboveTokens), prices: said(tier.prices) }));
  return { prices: said(prices), ...(longContext.length > 0 ? { longContext } : {}) };
}

const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

const objectOrNull = <Value>(entries: readonly (readonly [string, Value])[]): Record<string, Value> | null =>
  entries.length > 0 ? Object.fromEntries(entries) : null;
