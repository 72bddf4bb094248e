import { Injectable } from '@nestjs/common';
import { type ApiKey, ApiKeys, KeyRights, type RestoreOutcome } from '@app/api-keys';
import { type SignedIn, Users } from '@app/auth';
import { ControlPlaneError } from '../../control-plane/problem/control-plane-error';
import { requireWritten, unknownRecord } from '../../control-plane/problem/refusals';
import { Memberships } from '../../people/memberships';
import { ManagedKeys } from './managed-keys';

const conflict = (message: string): ControlPlaneError => new ControlPlaneError('caller_record_conflict', message);

/** Takes back the end of keys. */
@Injectable()
export class KeyRestoration {
  constructor(
    private readonly apiKeys: ApiKeys,
    private readonly users: Users,
    private readonly managed: ManagedKeys,
    private readonly rights: KeyRights,
    private readonly memberships: Memberships,
  ) {}

  /** @throws ControlPlaneError `caller_record_conflict` for a key that cannot come back as things are */
  async restore(id: string, caller: SignedIn): Promise<ApiKey> {
    const { userId, deletedAt, origin } = this.managed.findAlsoDeleted(id, caller);
    if (deletedAt === undefined) throw conflict('This key is not deleted');
    // Its access token may be in other hands, and would be good again.
    if (origin === 'device') throw conflict('A sign-in that has ended does not come back: sign in again');
    const owner = this.users.get(userId);
    if (!owner || owner.deletedAt !== undefined) throw conflict('The owner of this key is deleted: restore them first');
    requireRestored(await this.apiKeys.restore(id, this.rights.mostKeys(this.memberships.ownerOf(owner))));
    const apiKey = this.apiKeys.get(id);
    if (!apiKey) throw unknownRecord('key');
    return apiKey;
  }
}

function requireRestored(outcome: RestoreOutcome): void {
  if (outcome === 'too-late') throw conflict('This key was deleted more than 30 days ago');
  if (outcome === 'full') throw conflict('Its owner has as many keys of their own as they may have');
  requireWritten(outcome);
}
