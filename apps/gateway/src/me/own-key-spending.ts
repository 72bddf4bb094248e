import { Inject, Injectable } from '@nestjs/common';
import { type ApiKey, ApiKeys } from '@app/api-keys';
import type { RedisConnection } from '@app/redis';
import { carrySpending } from '@app/usage';
import { REDIS } from '../bootstrap/tokens';

/** Deleting a key and issuing another one is no way to a fresh budget: what the last key in a place has spent, the next one has. */
@Injectable()
export class OwnKeySpending {
  constructor(
    private readonly apiKeys: ApiKeys,
    @Inject(REDIS) private readonly redis: RedisConnection,
  ) {}

  /** To be called before anybody knows the text of the new key. */
  async takeOver({ id, userId, ownSlot }: ApiKey): Promise<void> {
    const former = this.apiKeys
      .list({ userId, deleted: true })
      .filter((apiKey) => apiKey.deletedAt !== undefined && apiKey.ownSlot === ownSlot)
      .sort((first, second) => (first.deletedAt ?? '').localeCompare(second.deletedAt ?? ''))
      .at(-1);
    if (former) await carrySpending(this.redis, { from: { userId, keyId: former.id }, to: { userId, keyId: id } });
  }
}
