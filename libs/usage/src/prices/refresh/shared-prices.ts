import { asList, asText, isJsonObject } from '@app/protocols';
import { LiveCollection, type RedisConnection } from '@app/redis';
import type { ListedPrice } from '../model-price';
import type { PriceList } from '../price-list';
import { decodeListedPrice } from './listed-prices';

/** The last list that was good: all processes count by it. */
export interface FetchedPrices {
  readonly id: 'current';
  /** ISO 8601, UTC. */
  readonly fetchedAt: string;
  readonly models: readonly ListedPrice[];
}

/** Prices that a worker has fetched, laid over the price list of this process as soon as it hears of them. */
export class SharedPrices {
  readonly collection: LiveCollection<FetchedPrices>;

  constructor(connection: RedisConnection, prices: PriceList) {
    this.collection = new LiveCollection(connection, { collection: 'price-list', decode: decodeFetchedPrices });
    this.collection.onChange((_id, fetched) => prices.layOver(fetched?.models ?? []));
  }

  current(): FetchedPrices | undefined {
    return this.collection.get('current');
  }

  /** @returns whether it holds from now on; not where another process has kept one at the same moment */
  async keep(models: readonly ListedPrice[], fetchedAt: string): Promise<boolean> {
    const fetched: FetchedPrices = { id: 'current', fetchedAt, models };
    const writing = this.current() ? this.collection.replace(fetched) : this.collection.create(fetched);
    return (await writing) === 'written';
  }
}

/** A list of which one row cannot be read is an empty one: the shipped prices hold, until the next list takes its place. */
function decodeFetchedPrices(value: unknown): FetchedPrices | undefined {
  if (!isJsonObject(value) || value.id !== 'current') return undefined;
  const rows = asList(value.models);
  const models = rows.map(decodeListedPrice).filter((price) => price !== undefined);
  return { id: 'current', fetchedAt: asText(value.fetchedAt) ?? '', models: models.length < rows.length ? [] : models };
}
