import { Controller, Get, Inject, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { requireAllowedProtocol } from '@app/api-keys';
import { type Clock, GatewayError, isAdministrator } from '@app/common';
import type { Operation } from '@app/platforms';
import { readAnthropicEnvelope } from '@app/protocols';
import { type AvailableModel, AvailableModels, RelayService } from '@app/relay';
import type { Logger } from '@app/telemetry';
import { CLOCK, LOGGER } from '../bootstrap/tokens';
import { ClientRoute } from '../control-plane/access/route-access';
import { callerOf } from './caller';
import { anthropicMounts } from './client-mounts';
import { anthropicModel, anthropicModelList } from './models-answer';
import { NodeClientReply } from './node-client-reply';
import { readBody } from './read-body';
import { RelayKeyGuard } from './relay-key.guard';

const BODY_LIMIT = 32 * 1024 * 1024;
const ownBody = RouteConfig({ readsOwnBody: true });

/** Anthropic Messages. */
@ApiExcludeController()
@Controller([...anthropicMounts])
@UseGuards(RelayKeyGuard)
@ClientRoute()
export class AnthropicController {
  constructor(
    private readonly relay: RelayService,
    private readonly models: AvailableModels,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  @Post('messages')
  @ownBody
  async createMessage(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.serve('generate', request, reply);
  }

  @Post('messages/count_tokens')
  @ownBody
  async countTokens(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.serve('count_tokens', request, reply);
  }

  @Get('models')
  listModels(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const page = anthropicModelList(this.modelsFor(request), request.query);
    void reply.header('request-id', request.id).send(page);
  }

  @Get('models/:id')
  getModel(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const model = this.modelsFor(request).find((candidate) => candidate.id === id);
    if (!model) throw new GatewayError('policy_model_unknown', `model: no account serves "${id}"`);
    void reply.header('request-id', request.id).send(anthropicModel(model));
  }

  private modelsFor(request: FastifyRequest): AvailableModel[] {
    const { apiKey } = callerOf(request);
    requireAllowedProtocol(apiKey, 'claude');
    return this.models.listFor(apiKey);
  }

  private async serve(operation: Operation, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const startedAt = this.clock.now();
    const { apiKey, user } = callerOf(request);
    requireJson(request.headers['content-type']);
    const body = await readBody(request.raw, BODY_LIMIT);
    const { url = '' } = request.raw;
    const queryStart = url.indexOf('?');
    reply.hijack();
    const result = await this.relay.relay(
      {
        requestId: request.id,
        startedAt,
        operation,
        apiKey,
        user,
        showsAccount: apiKey.debug || isAdministrator(user.role),
        headers: request.headers,
        query: queryStart < 0 ? '' : url.slice(queryStart),
        envelope: readAnthropicEnvelope(body),
        body,
      },
      new NodeClientReply(reply.raw),
    );
    this.logger.info({ requestId: request.id, keyId: apiKey.id, operation, ...result }, 'relayed');
  }
}

function requireJson(contentType: string | undefined): void {
  const mediaType = contentType?.split(';', 1)[0]?.trim().toLowerCase();
  if (mediaType === undefined || mediaType === '' || mediaType === 'application/json') return;
  throw new GatewayError('caller_content_type_unsupported', 'content-type must be application/json');
}
