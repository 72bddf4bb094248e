import { asText, isJsonObject } from '@app/protocols';
import type { ModelPrice } from '../model-price';
import { decodeListedPrice } from '../refresh/listed-prices';

/** An administrator's own price of a model: whatever is shipped or fetched, it holds from its day on. */
export interface PriceOverride extends Omit<ModelPrice, 'displayName' | 'regionalPercent'> {
  readonly id: string;
  /** Why it is there. */
  readonly note?: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

/** Undefined for anything that is not a whole override. */
export function decodePriceOverride(value: unknown): PriceOverride | undefined {
  if (!isJsonObject(value)) return undefined;
  const id = asText(value.id);
  const createdAt = asText(value.createdAt);
  const note = asText(value.note);
  const price = decodeListedPrice({ ...value, displayName: value.model, aliases: [], regionalPercent: undefined });
  if (id === undefined || createdAt === undefined || !price) return undefined;
  const { platform, model, from, prices, longContext, classes, regions, tools } = price;
  return {
    ...{ id, platform, model, prices, createdAt },
    ...(from === undefined ? {} : { from }),
    ...(longContext ? { longContext } : {}),
    ...(classes ? { classes } : {}),
    ...(regions ? { regions } : {}),
    ...(tools ? { tools } : {}),
    ...(note === undefined ? {} : { note }),
  };
}
