import type { Platform } from '@app/common';
import type { FoundPrice } from './model-price';
import { dayStart } from './price-day';

/** Prices of one model, the latest first. */
type Timeline = readonly { readonly since: number; readonly price: FoundPrice }[];

/** Prices that stand on one level. Each model has any number of rows, one after the other in time. */
export class PriceLayer {
  private readonly timelines: ReadonlyMap<string, Timeline>;
  /** `platform/name` → `platform/model` */
  private readonly names: ReadonlyMap<string, string>;
  private readonly rules: readonly (readonly [platform: Platform, prefix: string, timeline: Timeline])[];

  /** @param naming rows that say what models are called; a later one takes a name from an earlier one */
  constructor(
    readonly rows: readonly FoundPrice[],
    naming: readonly FoundPrice[] = rows,
  ) {
    this.timelines = timelinesOf(rows);
    this.names = new Map(
      naming.flatMap((row) =>
        [row.model, ...(row.aliases ?? [])].map((name) => [`${row.platform}/${name}`, modelKey(row)] as const),
      ),
    );
    const rules = [...this.timelines].flatMap(([key, timeline]) => {
      const first = timeline[0]?.price;
      return first && key.endsWith('*') ? [[first.platform, first.model.slice(0, -1), timeline] as const] : [];
    });
    this.rules = rules.sort(([, first], [, second]) => second.length - first.length);
  }

  /** @param at milliseconds since the epoch */
  named(platform: Platform, name: string, at: number): FoundPrice | undefined {
    const key = this.names.get(`${platform}/${name}`);
    return key === undefined ? undefined : priceAt(this.timelines.get(key), at);
  }

  /** By a rule for names that start alike; where several fit, the longest of them that holds at the time. */
  byRule(platform: Platform, name: string, at: number): FoundPrice | undefined {
    for (const [of, prefix, timeline] of this.rules) {
      const price = of === platform && name.startsWith(prefix) ? priceAt(timeline, at) : undefined;
      if (price) return price;
    }
    return undefined;
  }

  /** What the row of a name calls its model; undefined: no row has this name. */
  modelOf(platform: Platform, name: string): string | undefined {
    return this.names.get(`${platform}/${name}`)?.slice(platform.length + 1);
  }
}

export const modelKey = ({ platform, model }: Pick<FoundPrice, 'platform' | 'model'>): string => `${platform}/${model}`;

const priceAt = (timeline: Timeline | undefined, at: number): FoundPrice | undefined =>
  timeline?.find(({ since }) => since <= at)?.price;

function timelinesOf(rows: readonly FoundPrice[]): Map<string, Timeline> {
  const timelines = new Map<string, { since: number; price: FoundPrice }[]>();
  for (const price of rows) {
    const since = price.from === undefined ? -Infinity : dayStart(price.from);
    const timeline = timelines.get(modelKey(price));
    if (timeline) timeline.push({ since, price });
    else timelines.set(modelKey(price), [{ since, price }]);
  }
  for (const timeline of timelines.values()) timeline.sort((first, second) => (second.since > first.since ? 1 : -1));
  return timelines;
}
