import { Inject, Injectable } from '@nestjs/common';
import { AccountGroups } from '@app/accounts';
import { type User, permissionsOf } from '@app/auth';
import type { Settings } from '@app/config';
import { SETTINGS } from '../bootstrap/tokens';
import type { Plain } from '../control-plane/plain';
import { Memberships } from '../people/memberships';
import type { OwnGroupDto, ProfileDto } from './profile.dto';

/** What people are told of themselves. */
@Injectable()
export class Profiles {
  constructor(
    private readonly memberships: Memberships,
    private readonly accountGroups: AccountGroups,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'timezone'>,
  ) {}

  of(user: User): Plain<ProfileDto> {
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
