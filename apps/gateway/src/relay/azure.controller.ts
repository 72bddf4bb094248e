import { Controller, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ClientRoute } from '../control-plane/access/route-access';
import { type ClientQuestion, ClientRequests } from './client-requests';
import { OwnBody } from './own-body';
import { RelayKeyGuard } from './relay-key.guard';

const openai = { permission: 'openai', dropsQuery: true } as const;
const chat: ClientQuestion = { ...openai, operation: 'generate', protocol: 'openai-chat' };
const embeddings: ClientQuestion = { ...openai, operation: 'embed', protocol: 'openai-chat' };

/** Clients that are set up for Azure OpenAI: the version 1 paths, and the older ones that name a deployment. */
@ApiExcludeController()
@Controller('azure/openai')
@UseGuards(RelayKeyGuard)
@ClientRoute()
export class AzureController {
  constructor(private readonly requests: ClientRequests) {}

  @Post('v1/chat/completions')
  @OwnBody()
  async createChatCompletion(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.requests.serve(chat, request, reply);
  }

  @Post('v1/responses')
  @OwnBody()
  async createResponse(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.requests.serve({ ...openai, operation: 'generate', protocol: 'openai-responses' }, request, reply);
  }

  @Post('v1/responses/compact')
  @OwnBody()
  async compact(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.requests.serve({ ...openai, operation: 'compact', protocol: 'openai-responses' }, request, reply);
  }

  @Post('v1/embeddings')
  @OwnBody()
  async createEmbedding(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.requests.serve(embeddings, request, reply);
  }

  /** The deployment is the model. */
  @Post('deployments/:model/chat/completions')
  @OwnBody()
  async createChatCompletionOf(
    @Param('model') model: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.requests.serve({ ...chat, target: { model } }, request, reply);
  }

  @Post('deployments/:model/embeddings')
  @OwnBody()
  async createEmbeddingOf(
    @Param('model') model: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.requests.serve({ ...embeddings, target: { model } }, request, reply);
  }
}
