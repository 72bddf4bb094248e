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
import { OwnLiveMessages } from './views/own-live-snapshot.view';

/** What is a signed-in person's own, as it is at this moment. */
@ControlPlaneController('me/live', 'Own profile and keys')
@ApiExtraModels(OwnLiveMessages)
export class OwnLiveController {
  constructor(private readonly streams: LiveStreams) {}

  @Get()
  @Requires('self.read')
  @ApiOperation({
    summary: 'Watch own requests under way, limits and changes, as server-sent events',
    description:
      'A `snapshot`, then what changes. There are no ids of events: whoever comes back begins with another snapshot. Ends with `end` when the access token expires or the session ends. Ten connections a person at the most.',
  })
  @ApiOkResponse({
    description: 'Each member is an event, and holds its data',
    content: eventContentOf(OwnLiveMessages),
  })
  @ApiTooManyRequestsResponse({ type: ProblemDto, description: 'You watch on ten connections already' })
  watch(
    @Query() { missed = 0 }: LiveQuery,
    @Caller() signedIn: SignedIn,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    this.streams.openOwn({ signedIn, request, reply, missed });
  }
}
