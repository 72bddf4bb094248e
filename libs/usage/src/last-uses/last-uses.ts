import type { Clock } from '@app/common';
import { PARTITION_COUNT, type RedisConnection, redisKeys } from '@app/redis';

/** Id of a key, a user or an account → when its last request came in, milliseconds since the epoch. */
export type LastUseTimes = ReadonlyMap<string, number>;

interface Known {
  /** By the monotonic clock. */
  readonly until: number;
  readonly times: Promise<LastUseTimes>;
}

/** Lists are asked for again and again, and each holds everybody. */
const KEPT_MS = 2_000;

/** When keys, people and accounts were last used, as far as workers have read the usage stream: some seconds late. */
export class LastUses {
  private readonly known = new Map<'people' | 'accounts', Known>();

  /** @param connection that long replies may come through */
  constructor(
    private readonly connection: RedisConnection,
    private readonly clock: Pick<Clock, 'monotonic'>,
  ) {}

  /** @throws Error when the store cannot be asked */
  ofKeysAndUsers(): Promise<LastUseTimes> {
    const partitions = Array.from({ length: PARTITION_COUNT }, (_, partition) => partition);
    return this.recent('people', () => this.read(partitions));
  }

  /** @throws Error when the store cannot be asked */
  ofAccounts(): Promise<LastUseTimes> {
    return this.recent('accounts', () => this.read(['all']));
  }

  private recent(name: 'people' | 'accounts', read: () => Promise<LastUseTimes>): Promise<LastUseTimes> {
    const now = this.clock.monotonic();
    const held = this.known.get(name);
    if (held && held.until > now) return held.times;
    const known = { until: now + KEPT_MS, times: read() };
    this.known.set(name, known);
    known.times.catch(() => {
      if (this.known.get(name) === known) this.known.delete(name);
    });
    return known.times;
  }

  private async read(places: readonly (number | 'all')[]): Promise<LastUseTimes> {
    const lists = await Promise.all(
      places.map((place) => this.connection.zrange(redisKeys.usageRollups(place).lastUses, '0', '-1', 'WITHSCORES')),
    );
    const times = new Map<string, number>();
    for (const list of lists)
      for (let index = 0; index + 1 < list.length; index += 2) times.set(list[index] ?? '', Number(list[index + 1]));
    return times;
  }
}
