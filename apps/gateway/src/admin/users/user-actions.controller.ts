import { HttpCode, Param, Post, applyDecorators } from '@nestjs/common';
import { ApiConflictResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { AuditTrail } from '@app/audit';
import { type SignedIn, SignInThrottle } from '@app/auth';
import { Requires } from '../../control-plane/access/route-access';
import { Caller } from '../../control-plane/access/signed-in';
import { ControlPlaneController } from '../../control-plane/control-plane-controller';
import type { Plain } from '../../control-plane/plain';
import { ProblemDto } from '../../control-plane/problem/problem.dto';
import { ManagedUsers } from './managed-users';
import { UserChanges } from './user-changes';
import { type UserAnswer, UserViews } from './user-views';
import { IssuedUserView, UserView } from './user.view';

const Action = (path: string, summary: string, answer: typeof UserView = UserView): MethodDecorator =>
  applyDecorators(
    Post(`:id/${path}`),
    HttpCode(200),
    Requires('users.write'),
    ApiOperation({ summary }),
    ApiOkResponse({ type: answer }),
    ApiNotFoundResponse({ type: ProblemDto }),
    ApiConflictResponse({ type: ProblemDto, description: 'It cannot be done with this person as they are' }),
  );

@ControlPlaneController('admin/users', 'Users')
export class UserActionsController {
  constructor(
    private readonly changes: UserChanges,
    private readonly managed: ManagedUsers,
    private readonly views: UserViews,
    private readonly throttle: SignInThrottle,
    private readonly auditTrail: AuditTrail,
  ) {}

  @Action('disable', 'Switch a person off: sessions end, and keys rest')
  async disable(@Param('id') id: string, @Caller() caller: SignedIn): Promise<UserAnswer> {
    return this.views.of(await this.changes.change(id, { enabled: false }, caller));
  }

  @Action('enable', 'Switch a person on')
  async enable(@Param('id') id: string, @Caller() caller: SignedIn): Promise<UserAnswer> {
    return this.views.of(await this.changes.change(id, { enabled: true }, caller));
  }

  @Action('restore', 'Bring a deleted person back; their sessions stay over')
  async restore(@Param('id') id: string, @Caller() caller: SignedIn): Promise<UserAnswer> {
    return this.views.of(await this.changes.restore(id, caller));
  }

  @Action('reset-password', 'Give a local user a generated password, which they have to change', IssuedUserView)
  async resetPassword(@Param('id') id: string, @Caller() caller: SignedIn): Promise<Plain<IssuedUserView>> {
    const { user, password } = await this.changes.resetPassword(id, caller);
    return { ...this.views.of(user), password };
  }

  @Action('end-sessions', 'End all sessions of a person, in browsers and on devices')
  async endSessions(@Param('id') id: string, @Caller() caller: SignedIn): Promise<UserAnswer> {
    return this.views.of(await this.changes.endSessions(id, caller));
  }

  @Action('unlock', 'Let a user name be tried again at once after too many wrong passwords')
  async unlock(@Param('id') id: string, @Caller() caller: SignedIn): Promise<UserAnswer> {
    await this.managed.refresh();
    const user = this.managed.find(id, caller);
    await this.auditTrail.note({ action: 'users.unlocked', subject: { type: 'users', id }, outcome: 'done' });
    await this.throttle.unlock(user.username);
    return this.views.of(user);
  }
}
