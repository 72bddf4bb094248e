import type { Platform } from '@app/common';
import { type FoundPrice, isRegional, vendorName, withoutReleaseDate } from '@app/usage';

export interface PriceQuestion {
  readonly platform: Platform;
  readonly model: string;
}

/** The rules, by names that stay. In braces: what differs. */
export const priceRules = {
  'sold-alike': '{{platform}} sells models of {{vendor}} at their price',
  'vendor-name': '{{name}} is the name of the vendor in {{model}}',
  'without-date': 'a release date at the end is left out',
  'exact-name': '{{model}} is the exact name of a price',
  pattern: 'the name is one of {{model}}',
  'other-name': '{{name}} is another name of {{model}}',
  'holds-from': 'it holds from {{day}} on',
  override: 'an administrator has set it',
  account: 'it is a price of this account alone',
  fetched: 'it was fetched from PRICES_URL',
  region: 'a region of Bedrock adds {{percent}} per cent',
} as const;
export type PriceRuleId = keyof typeof priceRules;

export interface PriceRule {
  readonly id: PriceRuleId;
  readonly values: Readonly<Record<string, string>>;
}

/** A rule in words. */
export const wordsOfRule = ({ id, values }: PriceRule): string =>
  priceRules[id].replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');

const rule = (id: PriceRuleId, values: PriceRule['values'] = {}): PriceRule => ({ id, values });

/** Which rules led from a name to its price, in the order in which they were applied. */
export function whyItHolds({ platform, model }: PriceQuestion, price: FoundPrice): PriceRule[] {
  const name = vendorName(platform, model);
  const isNamed = (candidate: string): boolean =>
    candidate === price.model || (price.aliases ?? []).includes(candidate);
  const known = [model, name, withoutReleaseDate(model), withoutReleaseDate(name)].find(isNamed);
  return [
    ...(price.platform === platform ? [] : [rule('sold-alike', { platform, vendor: price.platform })]),
    ...(known === model || name === model ? [] : [rule('vendor-name', { name, model })]),
    ...(known !== undefined && known !== model && known !== name ? [rule('without-date')] : []),
    nameRule(price, known),
    ...(price.from === undefined ? [] : [rule('holds-from', { day: price.from })]),
    ...(price.source === 'bundled' ? [] : [rule(price.source)]),
    ...(isRegional(platform, model) && price.regionalPercent !== undefined
      ? [rule('region', { percent: String(price.regionalPercent) })]
      : []),
  ];
}

function nameRule({ model }: FoundPrice, known: string | undefined): PriceRule {
  if (known === model) return rule('exact-name', { model });
  if (known === undefined && model.endsWith('*')) return rule('pattern', { model });
  return rule('other-name', { name: known ?? 'it', model });
}
