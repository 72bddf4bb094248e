import { Inject, Injectable } from '@nestjs/common';
import { AccountGroups } from '@app/accounts';
import { AuditTrail } from '@app/audit';
import {
  type DeviceGrant,
  DeviceGrants,
  DeviceLimits,
  GRANT_SECONDS,
  type User,
  Users,
  shownUserCode,
} from '@app/auth';
import type { Logger } from '@app/telemetry';
import { LOGGER } from '../../bootstrap/tokens';
import type { Plain } from '../../control-plane/plain';
import { ControlPlaneError } from '../../control-plane/problem/control-plane-error';
import { type DeviceAccess, DeviceKeys } from '../device-keys';
import type { DeviceAccessView, DeviceApprovalView } from './device-approval.dto';

/** Somebody who is signed in and has a code in front of them. */
export interface Approver {
  readonly user: User;
  readonly address: string;
  readonly requestId: string;
}

const tooLate = (): ControlPlaneError =>
  new ControlPlaneError('caller_record_conflict', 'This code was used already: begin again in your terminal');

/** People who let devices in: they look at what asks, and say once whether it is theirs. */
@Injectable()
export class DeviceApprovals {
  constructor(
    private readonly grants: DeviceGrants,
    private readonly limits: DeviceLimits,
    private readonly users: Users,
    private readonly keys: DeviceKeys,
    private readonly groups: AccountGroups,
    private readonly trail: AuditTrail,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Decides nothing and changes nothing but the count of wrong codes. */
  async lookUp(text: string, approver: Approver): Promise<Plain<DeviceApprovalView>> {
    const access = await this.accessOf(approver.user);
    const { userCode, client, address, requestedAt } = await this.waiting(text, approver);
    return {
      userCode: shownUserCode(userCode),
      client,
      address,
      requestedAt: new Date(requestedAt).toISOString(),
      expiresAt: new Date(requestedAt + GRANT_SECONDS * 1_000).toISOString(),
      access: this.viewOf(access),
    };
  }

  /** @throws ControlPlaneError for a code that is wrong or decided, and for a person who may let no device in */
  async decide(text: string, decision: 'approved' | 'denied', approver: Approver): Promise<void> {
    const { user, requestId } = approver;
    await this.accessOf(user);
    const { id, client, address } = await this.waiting(text, approver);
    await this.trail.note({
      action: `device-sign-in.${decision}`,
      outcome: 'done',
      subject: { type: 'device-sign-in', id },
      detail: { client, address },
    });
    const isDecided = decision === 'approved' ? await this.grants.approve(id, user) : await this.grants.deny(id);
    if (!isDecided) throw tooLate();
    this.logger.info({ requestId, userId: user.id, decision }, 'device sign-in decided');
  }

  /**
   * What a device of this person may do. The person is looked at anew: they may have been switched off or signed out through another
   * process in the last quarter of a second.
   */
  private async accessOf({ id, epoch }: User): Promise<DeviceAccess> {
    await this.users.collection.sync();
    const user = this.users.get(id);
    if (user?.epoch !== epoch)
      throw new ControlPlaneError('caller_session_invalid', 'Your session ended: sign in again');
    const objection = this.keys.objectionTo(user);
    const access = objection === undefined ? this.keys.accessOf(user) : undefined;
    if (access) return access;
    throw new ControlPlaneError('policy_permission_denied', objection ?? 'You may let no device in');
  }

  /** The grant that waits under a code. Wrong codes count by person and by address. */
  private async waiting(text: string, { user, address }: Approver): Promise<DeviceGrant> {
    const guess = { userId: user.id, address };
    const attempt = await this.limits.takeCode(guess);
    if (!attempt.granted) {
      const { retryAfterSeconds } = attempt;
      const words = 'Too many codes from you or your network were wrong: wait a few minutes and try again';
      throw new ControlPlaneError('policy_too_many_attempts', words, { retryAfterSeconds });
    }
    const grant = await this.grants.find(text);
    if (!grant) {
      const words = 'This code is not known, or is over: compare it with your terminal, or begin again there';
      throw new ControlPlaneError('caller_record_unknown', words);
    }
    await this.limits.giveCodeBack(guess, attempt.id);
    if (grant.isDecided) throw tooLate();
    return grant;
  }

  private viewOf({ permissions, groupId, expiresAt }: DeviceAccess): Plain<DeviceAccessView> {
    const group = groupId === undefined ? undefined : this.groups.get(groupId);
    return { permissions, ...(group ? { group: { id: group.id, name: group.name } } : {}), expiresAt };
  }
}
