import type { ApiKey, ApiKeys } from '@app/api-keys';
import type { Users } from '@app/auth';
import { type Clock, formatDollars } from '@app/common';
import { type RedisConnection, partitionOf, redisKeys } from '@app/redis';
import type { Calendar } from '@app/usage';
import type { HolderViews } from '../../limits/holder-views';
import type { OwnLiveFigures } from '../views/own-live-snapshot.view';

export interface OwnFiguresParts {
  readonly users: Pick<Users, 'get'>;
  readonly apiKeys: Pick<ApiKeys, 'list'>;
  readonly holderViews: Pick<HolderViews, 'ofUser' | 'ofKey'>;
  /** For long replies. */
  readonly reading: RedisConnection;
  readonly calendar: Pick<Calendar, 'dayOf'>;
  readonly clock: Clock;
}

type KeyLimits = OwnLiveFigures['keys'][number];

/** Of more keys the newest are shown. */
const MOST_KEYS = 20;
const wholeNumber = /^-?\d+$/;

/** What somebody has spent and has left. Keys are asked for only when something of them has moved. */
export class OwnFigures {
  private ofKeys: ReadonlyMap<string, KeyLimits> = new Map();
  figures: OwnLiveFigures | undefined;

  constructor(
    private readonly userId: string,
    private readonly parts: OwnFiguresParts,
  ) {}

  /** @param moved keys of which something has moved; undefined: all may have @throws what Redis says */
  async read(moved: ReadonlySet<string> | undefined): Promise<void> {
    const { users, holderViews } = this.parts;
    const user = users.get(this.userId);
    if (!user) return;
    const [spent, limits, keys] = await Promise.all([
      this.spentToday(),
      holderViews.ofUser(user),
      Promise.all(this.newestKeys().map((apiKey) => this.limitsOf(apiKey, moved))),
    ]);
    this.ofKeys = new Map(keys.map((key) => [key.keyId, key]));
    this.figures = { spentTodayUsd: formatDollars(spent), limits, keys };
  }

  private newestKeys(): ApiKey[] {
    return this.parts.apiKeys.list({ userId: this.userId }).slice(-MOST_KEYS).reverse();
  }

  private async limitsOf(apiKey: ApiKey, moved: ReadonlySet<string> | undefined): Promise<KeyLimits> {
    const { id: keyId, name } = apiKey;
    const former = this.ofKeys.get(keyId);
    if (former && moved && !moved.has(keyId)) return { ...former, name };
    return { keyId, name, limits: await this.parts.holderViews.ofKey(apiKey) };
  }

  private async spentToday(): Promise<bigint> {
    const { reading, calendar, clock } = this.parts;
    const key = redisKeys.spentByUser(partitionOf(this.userId), this.userId);
    const amount = (await reading.hget(key, calendar.dayOf(clock.now()))) ?? '';
    return wholeNumber.test(amount) ? BigInt(amount) : 0n;
  }
}
