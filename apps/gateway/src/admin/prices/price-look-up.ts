import type { Platform } from '@app/common';
import { type FoundPrice, isRegional, vendorName, withoutReleaseDate } from '@app/usage';

export interface PriceQuestion {
  readonly platform: Platform;
  readonly model: string;
}

/** Which rules led from a name to its price, in the order in which they were applied. */
export function whyItHolds({ platform, model }: PriceQuestion, price: FoundPrice): string[] {
  const name = vendorName(platform, model);
  const isNamed = (candidate: string): boolean =>
    candidate === price.model || (price.aliases ?? []).includes(candidate);
  const known = [model, name, withoutReleaseDate(model), withoutReleaseDate(name)].find(isNamed);
  return [
    ...(price.platform === platform ? [] : [`${platform} sells models of ${price.platform} at their price`]),
    ...(known === model || name === model ? [] : [`${name} is the name of the vendor in ${model}`]),
    ...(known !== undefined && known !== model && known !== name ? ['a release date at the end is left out'] : []),
    nameRule(price, known),
    ...(price.from === undefined ? [] : [`it holds from ${price.from} on`]),
    ...(price.source === 'override' ? ['an administrator has set it'] : []),
    ...(price.source === 'account' ? ['it is a price of this account alone'] : []),
    ...(price.source === 'fetched' ? ['it was fetched from PRICES_URL'] : []),
    ...(isRegional(platform, model) && price.regionalPercent !== undefined
      ? [`a region of Bedrock adds ${price.regionalPercent} per cent`]
      : []),
  ];
}

function nameRule({ model }: FoundPrice, known: string | undefined): string {
  if (known === model) return `${model} is the exact name of a price`;
  if (known === undefined && model.endsWith('*')) return `the name is one of ${model}`;
  return `${known ?? 'it'} is another name of ${model}`;
}
