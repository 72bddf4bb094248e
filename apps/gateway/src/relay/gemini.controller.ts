import { Controller, Param, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GatewayError } from '@app/common';
import type { Operation } from '@app/platforms';
import { ClientRoute } from '../control-plane/access/route-access';
import { geminiMounts } from './client-paths';
import { ClientRequests } from './client-requests';
import { OwnBody } from './own-body';
import { RelayKeyGuard } from './relay-key.guard';

interface Method {
  readonly operation: Operation;
  readonly isStreaming: boolean;
}

const methods = new Map<string, Method>([
  ['generateContent', { operation: 'generate', isStreaming: false }],
  ['streamGenerateContent', { operation: 'generate', isStreaming: true }],
  ['countTokens', { operation: 'count_tokens', isStreaming: false }],
  ['embedContent', { operation: 'embed', isStreaming: false }],
  ['batchEmbedContents', { operation: 'embed_many', isStreaming: false }],
]);

/** The Gemini API: the last part of its paths is a model and a method, such as `gemini-3.5-flash:generateContent`. */
@ApiExcludeController()
@Controller(geminiMounts.map((mount) => `${mount}/models`))
@UseGuards(RelayKeyGuard)
@ClientRoute()
export class GeminiController {
  constructor(private readonly requests: ClientRequests) {}

  @Post(':call')
  @OwnBody()
  async call(
    @Param('call') call: string,
    @Query('alt') alt: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const colon = call.lastIndexOf(':');
    const method = colon > 0 ? methods.get(call.slice(colon + 1)) : undefined;
    if (!method) throw new GatewayError('caller_route_unknown', `models: there is no method ${call.slice(colon + 1)}`);
    const { operation, isStreaming } = method;
    await this.requests.serve(
      {
        ...({ operation, protocol: 'gemini-generate-content', permission: 'gemini' } as const),
        target: { model: call.slice(0, colon), isStreaming },
        ...(isStreaming && alt !== 'sse' ? { framing: 'json-array' as const } : {}),
      },
      request,
      reply,
    );
  }
}
