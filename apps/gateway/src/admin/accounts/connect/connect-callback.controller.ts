import { Controller, Get, Req, Res, UseFilters } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { actAs } from '@app/audit';
import { readAuthorizationAnswer } from '@app/platforms';
import { asObject } from '@app/protocols';
import { readBrowserSecret } from '../../../control-plane/access/browser-secret';
import { Public } from '../../../control-plane/access/route-access';
import { AccountConnecting } from './account-connecting';
import { CALLBACK_PATH, CONNECT_PATH } from './connect-address';
import { connectCookie } from './connect-cookie';
import { unknownConnection } from './connection-refused';
import { ConnectionSessions } from './connection-sessions';
import { pageHeaders } from './page/layout';
import { messagePage } from './page/message-page';
import { PageFilter } from './page/page.filter';

/**
 * Where the vendor's sign-in service leads browsers back to (RFC 6749, 4.1.2). Who comes is known by the cookie of the browser: an access token
 * lives in the memory of a page that is gone by then.
 */
@ApiTags('Accounts')
@Controller(CONNECT_PATH)
@UseFilters(PageFilter)
@Public()
export class ConnectCallbackController {
  constructor(
    private readonly owners: ConnectionSessions,
    private readonly connecting: AccountConnecting,
  ) {}

  @Get(CALLBACK_PATH)
  @ApiOperation({
    summary: 'Where the vendor leads the browser back to',
    description:
      'For browsers: shows a page. Who comes is known by a cookie that `POST /admin/accounts/connect` has set.',
  })
  @ApiQuery({ name: 'state', type: String })
  @ApiQuery({ name: 'code', type: String, required: false })
  @ApiQuery({ name: 'error', type: String, required: false })
  @ApiQuery({ name: 'iss', type: String, required: false })
  @ApiProduces('text/html')
  @ApiOkResponse({ description: 'The account is connected' })
  async comeBack(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const answer = request.method === 'GET' ? readAuthorizationAnswer(asObject(request.query) ?? {}) : undefined;
    if (!answer) throw unknownConnection();
    const secret = readBrowserSecret(request, connectCookie);
    const { pending, actor } = await this.owners.ofBrowser(answer.state, secret, request);
    const { name } = await actAs(actor, () => this.connecting.settle(pending, answer));
    void reply
      .status(200)
      .headers({ ...pageHeaders, 'x-request-id': request.id })
      .send(messagePage('Connected', `${name} is connected. You can close this page.`));
  }
}
