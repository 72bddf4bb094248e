import { Inject, Injectable } from '@nestjs/common';
import { type ApiKey, ApiKeys, KeyRights, type NewApiKey } from '@app/api-keys';
import type { User } from '@app/auth';
import type { Clock } from '@app/common';
import { CLOCK } from '../bootstrap/tokens';
import { ControlPlaneError } from '../control-plane/problem/control-plane-error';
import { Memberships } from '../people/memberships';

/** Holds what people do with their own keys to their policies. */
@Injectable()
export class OwnApiKeyRights {
  constructor(
    private readonly apiKeys: ApiKeys,
    private readonly rights: KeyRights,
    private readonly memberships: Memberships,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  mostKeys(user: User): number {
    return this.rights.mostKeys(this.memberships.ownerOf(user));
  }

  keysLeft(user: User): number {
    return this.apiKeys.ownSlots.left(user.id, this.mostKeys(user));
  }

  /**
   * @param wanted a key that is to be issued, or one as it would be after a change
   * @throws ControlPlaneError `policy_permission_denied` when no policy gives the person keys with this binding, and
   *   `caller_request_invalid` with every field that goes beyond their rights
   */
  requireWithin(wanted: NewApiKey | ApiKey, user: User): void {
    const owner = this.memberships.ownerOf(user);
    if (!this.rights.boundsOf(owner, wanted)) {
      const message =
        wanted.groupId === undefined
          ? 'You may not have keys that are bound to no account group'
          : 'You may not have keys for this account group';
      throw new ControlPlaneError('policy_permission_denied', message);
    }
    const createdAt = new Date(this.clock.now()).toISOString();
    const fields = this.rights.objectionsTo({ createdAt, enabled: true, debug: false, ...wanted }, owner);
    if (fields.length === 0) return;
    const names = fields.map(({ field }) => field).join(', ');
    throw new ControlPlaneError('caller_request_invalid', `The request goes beyond what you may have: ${names}`, {
      fields,
    });
  }
}
