import { Inject, Injectable } from '@nestjs/common';
import { type ApiKey, ApiKeys } from '@app/api-keys';
import type { SignedIn } from '@app/auth';
import type { RedisConnection } from '@app/redis';
import { carrySpending } from '@app/usage';
import { REDIS } from '../../bootstrap/tokens';
import { KeyBindings } from '../../control-plane/api-keys/key-bindings';
import { requireOwnText } from '../../control-plane/api-keys/key-rotation';
import { changedMeanwhile, fieldRefused, requireWritten, unknownRecord } from '../../control-plane/problem/refusals';
import { ManagedKeys } from './managed-keys';

/** Makes keys other people's, with what they have spent. */
@Injectable()
export class KeyTransfer {
  constructor(
    private readonly apiKeys: ApiKeys,
    private readonly managed: ManagedKeys,
    private readonly bindings: KeyBindings,
    @Inject(REDIS) private readonly redis: RedisConnection,
  ) {}

  /** @throws ControlPlaneError unless the caller manages the keys of both, and the next owner may have a key with its binding */
  async transfer(id: string, userId: string, caller: SignedIn): Promise<ApiKey> {
    const apiKey = this.managed.find(id, caller);
    this.managed.owner(userId, caller);
    requireOwnText(apiKey);
    if (apiKey.userId === userId) throw fieldRefused('userId', 'is the id of its owner');
    this.bindings.requireGood({ ...apiKey, userId }, { accountId: apiKey.accountId ?? null });
    // First what it has spent: should the second step fail, a repetition does the first once more and nothing is forgotten.
    const from = { userId: apiKey.userId, keyId: id };
    await carrySpending(this.redis, { from, to: { userId, keyId: id } });
    if (this.managed.find(id, caller) !== apiKey) throw changedMeanwhile();
    requireWritten(await this.apiKeys.handOver(apiKey, userId));
    const handedOver = this.apiKeys.get(id);
    if (!handedOver) throw unknownRecord('key');
    return handedOver;
  }
}
