import { serverTools, serviceClasses } from '@app/common';
import { isJsonObject } from '@app/protocols';
import type { ClassPrices, ModelPrice, PricedClass, Prices } from '../model-price';
import { decodeTokenPrices, isCountUpTo } from './token-prices';

/** Ten times the standard price. */
const HIGHEST_PERCENT = 1_000;
const MOST_REGIONS = 50;
/** Micro-dollars: 100 dollars a use. */
const HIGHEST_TOOL_PRICE = 100_000_000;
const regionPattern = /^[\w.-]{1,40}$/;
const pricedClasses = serviceClasses.filter((name): name is PricedClass => name !== 'standard');

export type PriceModifiers = Pick<ModelPrice, 'classes' | 'regions' | 'tools'>;

/** Undefined for anything that is not whole. Classes and tools that nobody here knows are left out. */
export function decodeModifiers(
  value: Readonly<Record<string, unknown>>,
  standard: Prices,
): PriceModifiers | undefined {
  const classes = decodeMembers(value.classes, pricedClasses, (own) => decodeClass(own, standard));
  const tools = decodeMembers(value.tools, serverTools, (own) =>
    isCountUpTo(HIGHEST_TOOL_PRICE, own) ? own : undefined,
  );
  const regions = decodeRegions(value.regions);
  if (!classes || !tools || !regions) return undefined;
  return {
    ...(value.classes === undefined ? {} : { classes: classes }),
    ...(value.regions === undefined ? {} : { regions }),
    ...(value.tools === undefined ? {} : { tools: tools }),
  };
}

const decodeClass = (value: unknown, standard: Prices): ClassPrices | undefined => {
  if (isCountUpTo(HIGHEST_PERCENT, value)) return value;
  return isJsonObject(value) ? decodeTokenPrices(value, standard) : undefined;
};

function decodeMembers<Value>(
  value: unknown,
  names: readonly string[],
  decode: (member: unknown) => Value | undefined,
): Record<string, Value> | undefined {
  if (value === undefined) return {};
  if (!isJsonObject(value)) return undefined;
  const members = names
    .filter((name) => Object.hasOwn(value, name))
    .map((name) => [name, decode(value[name])] as const);
  return members.every(([, member]) => member !== undefined)
    ? (Object.fromEntries(members) as Record<string, Value>)
    : undefined;
}

function decodeRegions(value: unknown): Record<string, number> | undefined {
  if (value === undefined) return {};
  if (!isJsonObject(value)) return undefined;
  const entries = Object.entries(value);
  const isWhole = entries.every(([name, percent]) => regionPattern.test(name) && isCountUpTo(HIGHEST_PERCENT, percent));
  return isWhole && entries.length <= MOST_REGIONS
    ? (Object.fromEntries(entries) as Record<string, number>)
    : undefined;
}
