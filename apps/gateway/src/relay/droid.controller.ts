import { Controller, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ClientRoute } from '../control-plane/access/route-access';
import { ClientRequests } from './client-requests';
import { OwnBody } from './own-body';
import { RelayKeyGuard } from './relay-key.guard';

const permission = 'droid';

/** Droid speaks the protocols of the vendors whose models it asks for. */
@ApiExcludeController()
@Controller('droid')
@UseGuards(RelayKeyGuard)
@ClientRoute()
export class DroidController {
  constructor(private readonly requests: ClientRequests) {}

  @Post('claude/v1/messages')
  @OwnBody()
  async createMessage(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.requests.serve({ operation: 'generate', protocol: 'anthropic-messages', permission }, request, reply);
  }

  @Post('claude/v1/messages/count_tokens')
  @OwnBody()
  async countTokens(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.requests.serve(
      { operation: 'count_tokens', protocol: 'anthropic-messages', permission },
      request,
      reply,
    );
  }

  @Post('openai/v1/responses')
  @OwnBody()
  async createResponse(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.requests.serve({ operation: 'generate', protocol: 'openai-responses', permission }, request, reply);
  }

  @Post('openai/v1/chat/completions')
  @OwnBody()
  async createChatCompletion(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.requests.serve({ operation: 'generate', protocol: 'openai-chat', permission }, request, reply);
  }
}
