import { Delete, Get, HttpCode, Param, Query, Res } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AuditTrail } from '@app/audit';
import { type SignedIn, Users } from '@app/auth';
import { SessionAnswers } from '../auth/session-answers';
import { BeforePasswordChange, Requires } from '../control-plane/access/route-access';
import { Caller } from '../control-plane/access/signed-in';
import { NotedAs } from '../control-plane/audit/noted-as';
import { ControlPlaneController } from '../control-plane/control-plane-controller';
import type { CountedPage } from '../control-plane/paging/page';
import { ProblemDto } from '../control-plane/problem/problem.dto';
import { requireWritten, unknownRecord } from '../control-plane/problem/refusals';
import { EndSessionsQuery } from './end-sessions-query';
import { SessionQuery, pageOfSessions } from './session-query';
import { type SessionAnswer, SessionPage } from './session.view';
import { SessionsOfPerson } from './sessions-of-person';

/** Where somebody is signed in: browsers, and devices that they let in. Sessions of others do not exist here. */
@ControlPlaneController('me/sessions', 'Own profile and keys')
@BeforePasswordChange()
export class SessionsController {
  constructor(
    private readonly users: Users,
    private readonly sessions: SessionsOfPerson,
    private readonly answers: SessionAnswers,
    private readonly trail: AuditTrail,
  ) {}

  @Get()
  @Requires('self.read')
  @ApiOperation({ summary: 'List own sessions, in browsers and on devices' })
  @ApiOkResponse({ type: SessionPage })
  async list(
    @Query() query: SessionQuery,
    @Caller() { user, sessionId }: SignedIn,
  ): Promise<CountedPage<SessionAnswer>> {
    return pageOfSessions(await this.sessions.listOf(user), query, sessionId);
  }

  @Delete()
  @HttpCode(204)
  @Requires('self.write')
  @ApiOperation({ summary: 'Sign out everywhere, here and on devices as well, or everywhere else' })
  @ApiNoContentResponse()
  @ApiConflictResponse({
    type: ProblemDto,
    description: 'The account, or the key of a device, was changed at the same moment',
  })
  async endAll(
    @Query() { others = false }: EndSessionsQuery,
    @Caller() caller: SignedIn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    if (others) return this.endOthers(caller);
    const { user } = caller;
    requireWritten(await this.users.endSessions(user));
    await this.sessions.endAll(user);
    this.answers.signedOut(reply);
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('self.write')
  @NotedAs('session.ended', 'session')
  @ApiOperation({ summary: 'End a session', description: 'The key of a device ends with it.' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({ type: ProblemDto, description: 'The key of the device was changed at the same moment' })
  async end(@Param('id') id: string, @Caller() { user }: SignedIn): Promise<void> {
    const session = await this.sessions.find(user, id);
    if (!session) throw unknownRecord('session');
    await this.sessions.end(session);
  }

  private async endOthers({ user, sessionId }: SignedIn): Promise<void> {
    for (const session of await this.sessions.listOf(user)) {
      if (session.id === sessionId) continue;
      await this.sessions.end(session);
      await this.trail.note({
        ...{ action: 'session.ended', outcome: 'done' },
        subject: { type: 'session', id: session.id },
      });
    }
  }
}
