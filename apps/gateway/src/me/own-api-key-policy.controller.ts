import { Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { AccountGroups } from '@app/accounts';
import { type KeyBounds, KeyRights } from '@app/api-keys';
import type { SignedIn } from '@app/auth';
import { Requires } from '../control-plane/access/route-access';
import { Caller } from '../control-plane/access/signed-in';
import { ControlPlaneController } from '../control-plane/control-plane-controller';
import type { Plain } from '../control-plane/plain';
import { withChanges } from '../control-plane/validation/with-changes';
import { Memberships } from '../people/memberships';
import { type OwnKeyBindingView, OwnKeyPolicyView } from './own-api-key-policy.view';
import { OwnApiKeyRights } from './own-api-key-rights';

@ControlPlaneController('me/key-policy', 'Own profile and keys')
export class OwnApiKeyPolicyController {
  constructor(
    private readonly groups: AccountGroups,
    private readonly keyRights: KeyRights,
    private readonly memberships: Memberships,
    private readonly rights: OwnApiKeyRights,
  ) {}

  @Get()
  @Requires('own-keys.manage')
  @ApiOperation({ summary: 'What own keys may be given' })
  @ApiOkResponse({ type: OwnKeyPolicyView })
  show(@Caller() { user }: SignedIn): Plain<OwnKeyPolicyView> {
    const owner = this.memberships.ownerOf(user);
    const byName = this.groups.list().toSorted((one, other) => one.name.localeCompare(other.name));
    const choices = [{ id: null, name: null }, ...byName];
    const bindings = choices.flatMap(({ id: groupId, name: groupName }): OwnKeyBindingView[] => {
      const bounds = this.keyRights.boundsOf(owner, groupId === null ? {} : { groupId });
      if (!bounds) return [];
      const { permissions, maxLimits, otherWindows, maxLifetimeDays, allowedModels } = bounds;
      const told = withChanges<KeyBounds>({}, { permissions, maxLimits, otherWindows, maxLifetimeDays, allowedModels });
      return [{ groupId, groupName, ...told }];
    });
    return { maxKeys: this.rights.mostKeys(user), keysLeft: this.rights.keysLeft(user), bindings };
  }
}
