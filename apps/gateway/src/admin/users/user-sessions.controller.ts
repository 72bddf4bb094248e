import { Delete, Get, HttpCode, Param, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
} from '@nestjs/swagger';
import { AuditTrail } from '@app/audit';
import type { SignedIn } from '@app/auth';
import { Requires } from '../../control-plane/access/route-access';
import { Caller } from '../../control-plane/access/signed-in';
import { ControlPlaneController } from '../../control-plane/control-plane-controller';
import type { CountedPage } from '../../control-plane/paging/page';
import { ProblemDto } from '../../control-plane/problem/problem.dto';
import { unknownRecord } from '../../control-plane/problem/refusals';
import { SessionQuery, pageOfSessions } from '../../me/session-query';
import { type SessionAnswer, SessionPage } from '../../me/session.view';
import { SessionsOfPerson } from '../../me/sessions-of-person';
import { ManagedUsers } from './managed-users';

/** Where a person is signed in, for whoever manages them. To end everything there is `POST /admin/users/:id/end-sessions`. */
@ControlPlaneController('admin/users/:id/sessions', 'Users')
@ApiNotFoundResponse({ type: ProblemDto })
export class UserSessionsController {
  constructor(
    private readonly managed: ManagedUsers,
    private readonly sessions: SessionsOfPerson,
    private readonly auditTrail: AuditTrail,
  ) {}

  @Get()
  @Requires('users.read')
  @ApiOperation({ summary: 'List the sessions of a person, in browsers and on devices' })
  @ApiOkResponse({ type: SessionPage })
  async list(
    @Param('id') id: string,
    @Query() query: SessionQuery,
    @Caller() caller: SignedIn,
  ): Promise<CountedPage<SessionAnswer>> {
    await this.managed.refresh();
    const user = this.managed.findAlsoDeleted(id, caller);
    return pageOfSessions(await this.sessions.listOf(user), query, caller.sessionId);
  }

  @Delete(':sessionId')
  @HttpCode(204)
  @Requires('users.write')
  @ApiOperation({ summary: 'End a session of a person', description: 'The key of a device ends with it.' })
  @ApiNoContentResponse()
  @ApiConflictResponse({ type: ProblemDto, description: 'The key of the device was changed at the same moment' })
  async end(@Param('id') id: string, @Param('sessionId') sessionId: string, @Caller() caller: SignedIn): Promise<void> {
    await this.managed.refresh();
    const user = this.managed.findAlsoDeleted(id, caller);
    const session = await this.sessions.find(user, sessionId);
    if (!session) throw unknownRecord('session');
    await this.auditTrail.note({
      action: 'session.ended',
      subject: { type: 'session', id: session.id },
      outcome: 'done',
      detail: { userId: user.id },
    });
    await this.sessions.end(session);
  }
}
