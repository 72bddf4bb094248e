import { Controller, Get, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GatewayError } from '@app/common';
import { ClientRoute } from '../control-plane/access/route-access';
import { openaiMounts } from './client-paths';
import { ClientRequests } from './client-requests';
import { OwnBody } from './own-body';
import { RelayKeyGuard } from './relay-key.guard';

const permission = 'openai';

/** OpenAI's protocols: Chat Completions, Responses and embeddings. */
@ApiExcludeController()
@Controller()
@UseGuards(RelayKeyGuard)
@ClientRoute()
export class OpenaiController {
  constructor(private readonly requests: ClientRequests) {}

  @Post(openaiMounts.map((mount) => `${mount}/chat/completions`))
  @OwnBody()
  async createChatCompletion(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.requests.serve({ operation: 'generate', protocol: 'openai-chat', permission }, request, reply);
  }

  @Post([...openaiMounts.map((mount) => `${mount}/responses`), 'openai/responses'])
  @OwnBody()
  async createResponse(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.requests.serve({ operation: 'generate', protocol: 'openai-responses', permission }, request, reply);
  }

  @Post([...openaiMounts.map((mount) => `${mount}/responses/compact`), 'openai/responses/compact'])
  @OwnBody()
  async compact(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.requests.serve({ operation: 'compact', protocol: 'openai-responses', permission }, request, reply);
  }

  @Post(openaiMounts.map((mount) => `${mount}/embeddings`))
  @OwnBody()
  async createEmbedding(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.requests.serve({ operation: 'embed', protocol: 'openai-chat', permission }, request, reply);
  }

  /** Codex asks for a WebSocket here. After a 426 it goes on over HTTP at once; after anything else it asks seven times (clients.md 3). */
  @Get([...openaiMounts.map((mount) => `${mount}/responses`), 'openai/responses'])
  refuseUpgrade(): never {
    throw new GatewayError('caller_upgrade_unsupported', 'Responses are served over HTTP here: POST to this address');
  }
}
