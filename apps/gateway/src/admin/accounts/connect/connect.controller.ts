import { Body, HttpCode, Post, Res } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AuditTrail } from '@app/audit';
import type { SignedIn } from '@app/auth';
import { AccountConnections, readAuthorizationAnswer } from '@app/platforms';
import { rememberBrowser } from '../../../control-plane/access/browser-secret';
import { Requires } from '../../../control-plane/access/route-access';
import { Caller } from '../../../control-plane/access/signed-in';
import { ControlPlaneController } from '../../../control-plane/control-plane-controller';
import { ProblemDto } from '../../../control-plane/problem/problem.dto';
import { AccountViews } from '../account-views';
import { type AccountAnswer, AccountView } from '../account.view';
import { AccountConnecting } from './account-connecting';
import { CompleteRequest } from './complete-request.dto';
import { CONNECT_PATH } from './connect-address';
import { browserDigest, connectCookie } from './connect-cookie';
import { ConnectRequest } from './connect-request.dto';
import { type ConnectAnswer, ConnectView } from './connect.view';
import { unknownConnection } from './connection-refused';
import { ConnectionPlans } from './connection-plans';
import { ConnectionSessions } from './connection-sessions';

/** Accounts whose credentials somebody agrees to at the vendor: docs/platforms.md. */
@ControlPlaneController(CONNECT_PATH, 'Accounts')
@ApiBadRequestResponse({ type: ProblemDto })
export class ConnectController {
  constructor(
    private readonly plans: ConnectionPlans,
    private readonly connections: AccountConnections,
    private readonly owners: ConnectionSessions,
    private readonly connecting: AccountConnecting,
    private readonly views: AccountViews,
    private readonly trail: AuditTrail,
  ) {}

  @Post()
  @Requires('accounts.write')
  @ApiOperation({
    summary: 'Begin to connect an account by OAuth',
    description:
      'For a client that you registered with the vendor yourself, with the authorization code flow and PKCE. The browser that made this call is ' +
      'connected when the vendor leads it back; any other way the answer goes to `POST /admin/accounts/connect/complete`.',
  })
  @ApiCreatedResponse({ type: ConnectView })
  @ApiConflictResponse({ type: ProblemDto, description: 'The relay has no https address' })
  async begin(
    @Body() body: ConnectRequest,
    @Caller() { user, sessionId }: SignedIn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConnectAnswer> {
    const plan = this.plans.planFrom(body);
    const browser = browserDigest(rememberBrowser(reply, connectCookie));
    await this.trail.note({
      ...{ action: 'accounts.connect-begun', outcome: 'done' },
      ...(body.accountId === undefined ? {} : { subject: { type: 'accounts', id: body.accountId } }),
      detail: { clientId: plan.client.clientId, tokenUrl: plan.client.tokenUrl },
    });
    const begun = await this.connections.begin({ ...plan, starter: { userId: user.id, sessionId, browser } });
    const { authorizationUrl, state, expiresAt } = begun;
    return { authorizationUrl, state, redirectUri: plan.redirectUri, expiresAt: new Date(expiresAt).toISOString() };
  }

  @Post('complete')
  @HttpCode(200)
  @Requires('accounts.write')
  @ApiOperation({
    summary: 'Connect an account with the code that the vendor gave',
    description: 'In the session in which it was begun.',
  })
  @ApiOkResponse({ type: AccountView })
  async complete(@Body() { state, code, iss }: CompleteRequest, @Caller() caller: SignedIn): Promise<AccountAnswer> {
    const answer = readAuthorizationAnswer({ state, code, iss });
    if (!answer) throw unknownConnection();
    const pending = await this.owners.ofCaller(answer.state, caller);
    return this.views.of(await this.connecting.settle(pending, answer));
  }
}
