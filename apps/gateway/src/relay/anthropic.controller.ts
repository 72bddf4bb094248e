import { Controller, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ClientRoute } from '../control-plane/access/route-access';
import { anthropicMounts } from './client-paths';
import { ClientRequests } from './client-requests';
import { OwnBody } from './own-body';
import { RelayKeyGuard } from './relay-key.guard';

/** Anthropic Messages. */
@ApiExcludeController()
@Controller([...anthropicMounts])
@UseGuards(RelayKeyGuard)
@ClientRoute()
export class AnthropicController {
  constructor(private readonly requests: ClientRequests) {}

  @Post('messages')
  @OwnBody()
  async createMessage(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const route = { operation: 'generate', protocol: 'anthropic-messages', permission: 'claude' } as const;
    await this.requests.serve(route, request, reply);
  }

  @Post('messages/count_tokens')
  @OwnBody()
  async countTokens(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const route = { operation: 'count_tokens', protocol: 'anthropic-messages', permission: 'claude' } as const;
    await this.requests.serve(route, request, reply);
  }
}
