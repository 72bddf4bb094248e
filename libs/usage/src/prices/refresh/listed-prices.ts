import { type Platform, type TokenUsage, noTokens, platforms } from '@app/common';
import { type JsonObject, asText, isJsonObject } from '@app/protocols';
import type { ListedPrice, Prices } from '../price-list';

/** Micro-dollars per million tokens: 10,000 dollars. What is more than that is no price of a model. */
const HIGHEST_PRICE = 10_000_000_000;
const MOST_ALIASES = 50;
const MOST_PERCENT = 100;
const classes = Object.keys(noTokens) as (keyof TokenUsage)[];
/** A rule for names that start alike says how they start. */
const modelPattern = /^[!-)+-~]{1,200}$|^[!-)+-~]{3,200}\*$/;
const aliasPattern = /^[!-)+-~]{1,200}$/;
// eslint-disable-next-line no-control-regex -- names are shown to people and written into logs
const shownPattern = /^[^\u0000-\u001f\u007f-\u009f]{1,200}$/;

const isCountUpTo = (most: number, value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= most;

/** Undefined for anything that is not a whole row. Members that nobody here knows are left out. */
export function decodeListedPrice(value: unknown): ListedPrice | undefined {
  if (!isJsonObject(value)) return undefined;
  const { regionalPercent, aliases = [] } = value;
  const platform = platforms.find((known): known is Platform => known === value.platform);
  const model = matching(modelPattern, value.model);
  const displayName = matching(shownPattern, value.displayName);
  const prices = decodePrices(value.prices);
  const longContext = value.longContext === undefined ? undefined : decodeLongContext(value.longContext);
  if (!platform || model === undefined || displayName === undefined || !prices) return undefined;
  if (value.longContext !== undefined && !longContext) return undefined;
  if (regionalPercent !== undefined && !isCountUpTo(MOST_PERCENT, regionalPercent)) return undefined;
  if (!isAliases(aliases)) return undefined;
  return {
    ...{ platform, model, displayName, prices, aliases },
    ...(longContext ? { longContext } : {}),
    ...(regionalPercent === undefined ? {} : { regionalPercent }),
  };
}

function matching(pattern: RegExp, value: unknown): string | undefined {
  const text = asText(value);
  return text !== undefined && pattern.test(text) ? text : undefined;
}

const isAliases = (value: unknown): value is string[] =>
  Array.isArray(value) &&
  value.length <= MOST_ALIASES &&
  value.every((one) => matching(aliasPattern, one) !== undefined);

function decodePrices(value: unknown): Prices | undefined {
  if (!isJsonObject(value) || !classes.every((name) => isCountUpTo(HIGHEST_PRICE, value[name]))) return undefined;
  return Object.fromEntries(classes.map((name) => [name, value[name]])) as Prices;
}

function decodeLongContext(value: unknown): ListedPrice['longContext'] {
  if (!isJsonObject(value)) return undefined;
  const { aboveTokens }: JsonObject = value;
  const prices = decodePrices(value.prices);
  return prices && isCountUpTo(Number.MAX_SAFE_INTEGER, aboveTokens) ? { aboveTokens, prices } : undefined;
}
