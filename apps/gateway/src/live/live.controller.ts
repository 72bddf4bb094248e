import { Get, Query, Req, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTooManyRequestsResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SignedIn } from '@app/auth';
import { Requires } from '../control-plane/access/route-access';
import { Caller } from '../control-plane/access/signed-in';
import { ControlPlaneController } from '../control-plane/control-plane-controller';
import { eventContentOf } from '../control-plane/event-stream/described-events';
import { ProblemDto } from '../control-plane/problem/problem.dto';
import { LiveQuery } from './live-query';
import { LiveStreams } from './live-streams';
import { LiveMessages } from './views/live-snapshot.view';

/** The pool as it is at this moment, for operators. */
@ControlPlaneController('admin/live', 'Live')
@ApiExtraModels(LiveMessages)
export class LiveController {
  constructor(private readonly streams: LiveStreams) {}

  @Get()
  @Requires('accounts.read')
  @ApiOperation({
    summary: 'Watch accounts, requests under way, queues, rates, events and changes to records, as server-sent events',
    description:
      'A `snapshot`, then what changes. There are no ids of events: whoever comes back begins with another snapshot. Ends with `end` when the access token expires or the session ends. Ten connections a person at the most.',
  })
  @ApiOkResponse({ description: 'Each member is an event, and holds its data', content: eventContentOf(LiveMessages) })
  @ApiTooManyRequestsResponse({ type: ProblemDto, description: 'You watch on ten connections already' })
  watch(
    @Query() { missed = 0 }: LiveQuery,
    @Caller() signedIn: SignedIn,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    this.streams.openPool({ signedIn, request, reply, missed });
  }
}
