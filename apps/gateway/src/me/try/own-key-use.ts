import { Inject, Injectable } from '@nestjs/common';
import {
  type ApiKey,
  ApiKeys,
  type EffectiveKey,
  KeyRights,
  requireAllowedAddress,
  requireAllowedClient,
  requireUsable,
} from '@app/api-keys';
import type { User } from '@app/auth';
import { type Clock, GatewayError } from '@app/common';
import { CLOCK } from '../../bootstrap/tokens';
import { ControlPlaneError } from '../../control-plane/problem/control-plane-error';
import { Memberships } from '../../people/memberships';

/** Lets the owner of a key use it without its text, by the rules that hold for whoever shows it (relay/relay-key.guard.ts). */
@Injectable()
export class OwnKeyUse {
  constructor(
    private readonly apiKeys: ApiKeys,
    private readonly keyRights: KeyRights,
    private readonly memberships: Memberships,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The key as it counts now.
   * @throws ControlPlaneError `caller_record_conflict` for a key that nobody may use, or GatewayError `policy_…`
   */
  effective(apiKey: ApiKey, user: User): EffectiveKey {
    try {
      requireUsable(apiKey, this.clock.now());
      return this.keyRights.effective(apiKey, this.memberships.ownerOf(user));
    } catch (error) {
      throw asConflict(error);
    }
  }

  /**
   * The same for a request, which may be the first use of the key.
   * @param address that the request comes from
   * @throws ControlPlaneError `caller_record_conflict`, or GatewayError `policy_…`, `gateway_unavailable`
   */
  async begin(apiKey: ApiKey, user: User, address: string): Promise<EffectiveKey> {
    this.effective(apiKey, user);
    requireAllowedAddress(apiKey, address);
    requireAllowedClient(apiKey, {}, 'the console');
    try {
      return this.effective(await this.apiKeys.beginUse(apiKey), user);
    } catch (error) {
      throw asConflict(error);
    }
  }
}

/** Whoever is signed in is who they are: a 401 would tell them to sign in again. */
function asConflict(error: unknown): unknown {
  const isInvalid = error instanceof GatewayError && error.code === 'caller_key_invalid';
  return isInvalid ? new ControlPlaneError('caller_record_conflict', error.message) : error;
}
