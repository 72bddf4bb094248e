import { asText, isJsonObject, parseJsonObject } from '@app/protocols';
import type { ListedPrice } from '../model-price';
import { decodeListedPrice } from './listed-prices';
import { PriceListError } from './price-list-error';

const MOST_MODELS = 5_000;
/** Each look-up of a name that is not in the list goes through all rules for names that start alike. */
const MOST_RULES = 100;
/** Each of them is looked up on every platform, before and after. */
const MOST_NAMES = 20_000;

/**
 * Reads a list in the format of config/prices.json, whole or not at all.
 * @throws PriceListError
 */
export function parsePriceList(text: string): ListedPrice[] {
  const rows = parseJsonObject(text)?.models;
  if (!Array.isArray(rows)) throw new PriceListError('it is no JSON object with a list of models');
  if (rows.length > MOST_MODELS) throw new PriceListError(`it has more than ${MOST_MODELS} models`);
  const days = new Set<string>();
  /** Name → model. */
  const names = new Map<string, string>();
  const prices = rows.map((row: unknown, index) => {
    const price = decodeListedPrice(row);
    if (!price) throw new PriceListError(`row ${index + 1}${nameIn(row)} cannot be read`);
    for (const name of [price.model, ...(price.aliases ?? [])]) {
      const shown = `${price.platform}/${name}`;
      const isOfAnother = (names.get(shown) ?? price.model) !== price.model;
      if (isOfAnother || days.has(`${shown}@${price.from ?? ''}`)) throw new PriceListError(`${shown} is in it twice`);
      names.set(shown, price.model);
      days.add(`${shown}@${price.from ?? ''}`);
    }
    return price;
  });
  const rules = new Set(
    prices.filter(({ model }) => model.endsWith('*')).map(({ platform, model }) => `${platform}/${model}`),
  );
  if (rules.size > MOST_RULES)
    throw new PriceListError(`it has more than ${MOST_RULES} rules for names that start alike`);
  if (names.size > MOST_NAMES) throw new PriceListError(`it has more than ${MOST_NAMES} names`);
  return prices;
}

function nameIn(row: unknown): string {
  const model = isJsonObject(row) ? asText(row.model) : undefined;
  return model === undefined ? '' : ` (${JSON.stringify(model.slice(0, 80))})`;
}
