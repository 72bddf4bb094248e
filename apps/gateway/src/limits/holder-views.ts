import { Inject, Injectable } from '@nestjs/common';
import { type ApiKey, KeyRights } from '@app/api-keys';
import { type User, Users } from '@app/auth';
import type { Clock } from '@app/common';
import { type LimitHolder, LimitStandings } from '@app/usage';
import { CLOCK } from '../bootstrap/tokens';
import type { Plain } from '../control-plane/plain';
import { Memberships } from '../people/memberships';
import { type LimitsStandingView, viewOfLimits } from './limits-standing.view';

/** Keys and people with the limits that hold for them at this moment, and how much of those is used. */
@Injectable()
export class HolderViews {
  constructor(
    private readonly keyRights: KeyRights,
    private readonly users: Users,
    private readonly memberships: Memberships,
    private readonly standings: LimitStandings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A key that somebody issued themselves has the limits that their policies leave it. */
  holderOfKey(apiKey: ApiKey): LimitHolder {
    const { id, userId } = apiKey;
    const owner = this.users.get(userId);
    const limits = owner ? this.keyRights.limitsOf(apiKey, this.memberships.ownerOf(owner)) : apiKey.limits;
    return { kind: 'key', id, userId, limits };
  }

  holderOfUser({ id, limits }: User): LimitHolder {
    return { kind: 'user', id, userId: id, limits };
  }

  /** Of a key that its owner may have no more its own limits are shown: it would look as if nothing limited it. */
  async ofKey(apiKey: ApiKey): Promise<Plain<LimitsStandingView>> {
    const { limits = apiKey.limits, ...holder } = this.holderOfKey(apiKey);
    return this.of({ ...holder, limits });
  }

  async ofUser(user: User): Promise<Plain<LimitsStandingView>> {
    return this.of(this.holderOfUser(user));
  }

  private async of(holder: LimitHolder): Promise<Plain<LimitsStandingView>> {
    return viewOfLimits(await this.standings.of(holder), this.clock.now());
  }
}
