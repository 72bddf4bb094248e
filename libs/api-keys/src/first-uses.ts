import { type Clock, GatewayError } from '@app/common';
import type { LiveCollection } from '@app/redis';
import type { ApiKey } from './api-key';
import { requireUsable } from './require-usable';
import { endOfValidity, parseValidity } from './rules/validity';

/** More than the people who may change one key at the same moment. */
const MOST_TRIES = 10;

/**
 * Starts the validity of keys that counts from their first use, exactly once: a write succeeds only on the record that was read, so of
 * several gateways one starts it and the others find it started.
 */
export class FirstUses {
  /** Requests that use a key for the first time together wait for one write. */
  private readonly underWay = new Map<string, Promise<ApiKey>>();

  constructor(
    private readonly collection: LiveCollection<ApiKey>,
    private readonly clock: Clock,
  ) {}

  /**
   * The key with its expiry, which is stored by then.
   * @throws GatewayError `caller_key_invalid` when the key ended meanwhile, `gateway_unavailable` when others kept changing it
   */
  begin(id: string): Promise<ApiKey> {
    const known = this.underWay.get(id);
    if (known) return known;
    const beginning = this.write(id).finally(() => this.underWay.delete(id));
    this.underWay.set(id, beginning);
    return beginning;
  }

  private async write(id: string): Promise<ApiKey> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const apiKey = this.collection.get(id);
      if (!apiKey) throw new GatewayError('caller_key_invalid', 'This relay key was revoked');
      requireUsable(apiKey, this.clock.now());
      const begun = this.begun(apiKey);
      if (begun === apiKey || (await this.collection.replace(begun)) === 'written') return begun;
    }
    throw new GatewayError('gateway_unavailable', 'This relay key is being changed: try again', {
      retryAfterSeconds: 1,
    });
  }

  private begun(apiKey: ApiKey): ApiKey {
    const validity = apiKey.validFor === undefined ? undefined : parseValidity(apiKey.validFor);
    if (!validity || apiKey.firstUsedAt !== undefined) return apiKey;
    const now = this.clock.now();
    return {
      ...apiKey,
      firstUsedAt: new Date(now).toISOString(),
      expiresAt: new Date(endOfValidity(validity, now)).toISOString(),
    };
  }
}
