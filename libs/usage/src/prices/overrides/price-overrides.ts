import { type Clock, createId } from '@app/common';
import { LiveCollection, type RedisConnection, type WriteOutcome } from '@app/redis';
import { foundPrice } from '../model-price';
import type { PriceList } from '../price-list';
import { type PriceOverride, decodePriceOverride } from './price-override';

export type NewPriceOverride = Omit<PriceOverride, 'id' | 'createdAt'>;

/** Each look-up of a name that no list has goes through all rules of overrides. */
export const MOST_OVERRIDES = 2_000;

/** Prices of administrators, laid over the price list of this process as soon as it hears of them. No two are of one model and day. */
export class PriceOverrides {
  readonly collection: LiveCollection<PriceOverride>;

  constructor(
    connection: RedisConnection,
    prices: Pick<PriceList, 'override'>,
    private readonly clock: Pick<Clock, 'now'>,
  ) {
    this.collection = new LiveCollection(connection, {
      collection: 'price-overrides',
      decode: decodePriceOverride,
      uniqueValue: ({ platform, model, from = '' }) => `${platform}/${model}@${from}`,
    });
    this.collection.onChange(() =>
      prices.override(() =>
        this.list().map((price) => foundPrice({ ...price, displayName: price.model }, 'override', price.id)),
      ),
    );
  }

  get(id: string): PriceOverride | undefined {
    return this.collection.get(id);
  }

  list(): PriceOverride[] {
    return [...this.collection.values()].sort(
      (first, second) => first.createdAt.localeCompare(second.createdAt) || first.id.localeCompare(second.id),
    );
  }

  /** Undefined when there is one of this model and day. */
  async create(request: NewPriceOverride): Promise<PriceOverride | undefined> {
    const override = { ...request, id: createId('prc'), createdAt: new Date(this.clock.now()).toISOString() };
    return (await this.collection.create(override)) === 'written' ? override : undefined;
  }

  update(override: PriceOverride): Promise<WriteOutcome> {
    return this.collection.replace(override);
  }

  delete(id: string): Promise<WriteOutcome> {
    return this.collection.delete(id);
  }
}
