import { Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { AccountGroups } from '@app/accounts';
import { type SignedIn, type User, permissionsOf } from '@app/auth';
import type { Settings } from '@app/config';
import { SETTINGS } from '../bootstrap/tokens';
import { BeforePasswordChange, Requires } from '../control-plane/access/route-access';
import { Caller } from '../control-plane/access/signed-in';
import { ControlPlaneController } from '../control-plane/control-plane-controller';
import type { Plain } from '../control-plane/plain';
import { Memberships } from '../people/memberships';
import { type OwnGroupDto, ProfileDto } from './profile.dto';

@ControlPlaneController('me', 'Own profile and keys')
export class MeController {
  constructor(
    private readonly memberships: Memberships,
    private readonly accountGroups: AccountGroups,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'timezone'>,
  ) {}

  @Get()
  @Requires('self.read')
  @BeforePasswordChange()
  @ApiOperation({ summary: 'Who is signed in' })
  @ApiOkResponse({ type: ProfileDto })
  profile(@Caller() { user }: SignedIn): Plain<ProfileDto> {
    const { id, username, role, email, displayName, provider, createdAt, mustChangePassword = false } = user;
    return {
      ...{ id, username, role, provider, createdAt, mustChangePassword },
      ...(email === undefined ? {} : { email }),
      ...(displayName === undefined ? {} : { displayName }),
      permissions: permissionsOf(role),
      timezone: this.settings.timezone,
      groups: this.groupsOf(user),
    };
  }

  private groupsOf(user: User): Plain<OwnGroupDto>[] {
    return this.memberships.groupIdsOf(user).flatMap((id) => {
      const group = this.accountGroups.get(id);
      return group ? [{ id, name: group.name }] : [];
    });
  }
}
