import type { components } from '@app/admin-client';

export type ListedPrice = components['schemas']['ListedPriceView'];
export type PriceOverride = components['schemas']['PriceOverrideView'];
export type Source = ListedPrice['source'];

/** Classes of tokens, in the order in which a price names them. */
export const tokenClasses = ['input', 'output', 'cacheRead', 'cacheWrite5m', 'cacheWrite1h'] as const;
export type TokenClass = (typeof tokenClasses)[number];

export const serviceClasses = ['batch', 'flex', 'priority', 'fast'] as const;
export type ServiceClass = (typeof serviceClasses)[number];

/** Tools that run at the upstream and are charged by the use. */
export const pricedTools = ['webSearch', 'webFetch', 'codeExecution', 'fileSearch'] as const;
export type PricedTool = (typeof pricedTools)[number];

export const listedSources = ['override', 'fetched', 'bundled'] as const;

/** Id of the override that a listed price is; undefined: it is of a list. Ids are `claude/claude-opus-5@2026-12-01#prc_…`. */
export function overrideIdOf({ id, source }: Pick<ListedPrice, 'id' | 'source'>): string | undefined {
  return source === 'override' ? /#(prc_[^*]+)/.exec(id)?.[1] : undefined;
}

/** Address of the page with all prices of a model. */
export const modelAddress = ({ platform, model }: Pick<ListedPrice, 'platform' | 'model'>): string =>
  `/prices/model?${new URLSearchParams({ platform, model }).toString()}`;

/** Address of the form that sets a price. */
export const newPriceAddress = (given: { readonly platform: string; readonly model: string }): string =>
  `/prices/new?${new URLSearchParams(given).toString()}`;
