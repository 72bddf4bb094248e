import { Body, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiExtraModels,
  ApiForbiddenResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiKeys } from '@app/api-keys';
import type { SignedIn } from '@app/auth';
import type { Clock } from '@app/common';
import { AvailableModels } from '@app/relay';
import { CLOCK } from '../../bootstrap/tokens';
import { Requires } from '../../control-plane/access/route-access';
import { Caller } from '../../control-plane/access/signed-in';
import { ControlPlaneController } from '../../control-plane/control-plane-controller';
import { eventContentOf } from '../../control-plane/event-stream/described-events';
import { EventStream } from '../../control-plane/event-stream/event-stream';
import type { Plain } from '../../control-plane/plain';
import { ProblemDto } from '../../control-plane/problem/problem.dto';
import { ownApiKey } from '../own-api-key';
import { OfferedModelsView } from './offered-models.view';
import { OwnKeyUse } from './own-key-use';
import { triedRequest } from './tried-request';
import { Tries } from './tries';
import { TryEvents } from './try-events.dto';
import { TryRequest } from './try-request.dto';

/** Asking a model from the console, with a key of one's own. */
@ControlPlaneController('me/api-keys', 'Own profile and keys')
@ApiExtraModels(TryEvents)
@ApiNotFoundResponse({ type: ProblemDto })
@ApiConflictResponse({ type: ProblemDto, description: 'The key is switched off or has expired' })
export class TryController {
  constructor(
    private readonly apiKeys: ApiKeys,
    private readonly use: OwnKeyUse,
    private readonly models: AvailableModels,
    private readonly tries: Tries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get(':id/models')
  @Requires('own-keys.manage')
  @ApiOperation({ summary: 'What an own key may ask for', description: 'What `/v1/models` answers to the key.' })
  @ApiOkResponse({ type: OfferedModelsView })
  list(@Param('id') id: string, @Caller() { user }: SignedIn): Plain<OfferedModelsView> {
    const apiKey = this.use.effective(ownApiKey(this.apiKeys, id, user), user);
    const items = this.models.listFor(apiKey).map((model) => {
      const { protocol, platform = null } = this.models.wayTo(apiKey, model.id);
      return { ...model, protocol, platform };
    });
    return { items };
  }

  @Post(':id/try')
  @HttpCode(200)
  @Requires('own-keys.manage')
  @ApiOperation({
    summary: 'Ask a model with an own key, and hear the answer as it comes',
    description:
      'All that holds for a client with the key holds here: rules, limits, budgets and books, where the client is `console`. What becomes ' +
      'of the question once it is asked is told by events, refusals by limits and upstreams included. Whoever hangs up ends it.',
  })
  @ApiOkResponse({ description: 'Events by name, with their data', content: eventContentOf(TryEvents) })
  @ApiForbiddenResponse({ type: ProblemDto, description: 'The key is not for this address, or not for the console' })
  async ask(
    @Param('id') id: string,
    @Body() question: TryRequest,
    @Caller() { user }: SignedIn,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const startedAt = this.clock.now();
    const apiKey = await this.use.begin(ownApiKey(this.apiKeys, id, user), user, request.ip);
    const way = this.models.wayTo(apiKey, question.model);
    const route = request.routeOptions.url ?? '';
    const tried = triedRequest({ requestId: request.id, startedAt, route, apiKey, user, way, question });
    await this.tries.run(tried, request, new EventStream(request, reply));
  }
}
