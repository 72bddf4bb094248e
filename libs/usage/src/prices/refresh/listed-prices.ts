import { type Platform, platforms } from '@app/common';
import { asText, isJsonObject } from '@app/protocols';
import type { ListedPrice } from '../model-price';
import { isPriceDay } from '../price-day';
import { decodeModifiers } from './price-modifiers';
import { decodeTokenPrices, isCountUpTo } from './token-prices';

const MOST_ALIASES = 50;
const MOST_PERCENT = 100;
/** A rule for names that start alike says how they start. */
const modelPattern = /^[!-)+-~]{1,200}$|^[!-)+-~]{3,200}\*$/;
const aliasPattern = /^[!-)+-~]{1,200}$/;
// eslint-disable-next-line no-control-regex -- names are shown to people and written into logs
const shownPattern = /^[^\u0000-\u001f\u007f-\u009f]{1,200}$/;

/** Undefined for anything that is not a whole row. Members that nobody here knows are left out. */
export function decodeListedPrice(value: unknown): ListedPrice | undefined {
  if (!isJsonObject(value)) return undefined;
  const { regionalPercent, aliases = [], from } = value;
  const platform = platforms.find((known): known is Platform => known === value.platform);
  const model = matching(modelPattern, value.model);
  const displayName = matching(shownPattern, value.displayName);
  const tokens = decodeTokenPrices(value);
  const modifiers = tokens && decodeModifiers(value, tokens.prices);
  if (!platform || model === undefined || displayName === undefined || !modifiers) return undefined;
  if (regionalPercent !== undefined && !isCountUpTo(MOST_PERCENT, regionalPercent)) return undefined;
  if (!isAliases(aliases) || (from !== undefined && !isPriceDay(from))) return undefined;
  return {
    ...{ platform, model, displayName, aliases },
    ...(from === undefined ? {} : { from }),
    ...tokens,
    ...(regionalPercent === undefined ? {} : { regionalPercent }),
    ...modifiers,
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
