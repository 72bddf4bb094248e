import { Controller, Get, HttpCode, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { requireAllowedProtocol } from '@app/api-keys';
import { GatewayError } from '@app/common';
import { type JsonObject, codeAssistCompanionAnswer, parseJsonObject } from '@app/protocols';
import { ClientRoute } from '../control-plane/access/route-access';
import { callerOf } from './caller';
import { type ClientQuestion, ClientRequests } from './client-requests';
import { OwnBody } from './own-body';
import { readBody } from './read-body';
import { RelayKeyGuard } from './relay-key.guard';

const PREFIX = 'v1internal:';
const LARGEST_COMPANION = 1024 * 1024;

const assisted = { protocol: 'gemini-code-assist', permission: 'gemini', dropsQuery: true } as const;
const routes = new Map<string, ClientQuestion>([
  ['generateContent', { ...assisted, operation: 'generate', target: { isStreaming: false } }],
  ['streamGenerateContent', { ...assisted, operation: 'generate', target: { isStreaming: true } }],
  ['countTokens', { ...assisted, operation: 'count_tokens', target: { isStreaming: false } }],
]);

/**
 * Gemini Code Assist, as the Gemini CLI speaks it with a sign-in instead of a key. The relay answers what is about the sign-in itself, so
 * that nobody has to enrol anywhere, and serves generation from ordinary accounts.
 */
@ApiExcludeController()
@Controller('gemini')
@UseGuards(RelayKeyGuard)
@ClientRoute()
export class CodeAssistController {
  constructor(private readonly requests: ClientRequests) {}

  @Post(':call')
  @OwnBody()
  async call(@Param('call') call: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const method = methodOf(call);
    const route = routes.get(method);
    if (route) {
      await this.requests.serve(route, request, reply);
      return;
    }
    const body = await readBody(request.raw, LARGEST_COMPANION);
    void reply.status(200).send(this.companion(method, request, parseJsonObject(body.toString('utf8')) ?? {}));
  }

  @Get(':call')
  read(@Param('call') call: string, @Req() request: FastifyRequest): JsonObject {
    return this.companion(methodOf(call), request, {});
  }

  /** What an enrolment came to, for a client that asks again although it was told that all is done. */
  @Get('v1internal/operations/:id')
  @HttpCode(200)
  operation(@Param('id') id: string, @Req() request: FastifyRequest): JsonObject {
    return this.companion('operations', request, { name: `operations/${id}` });
  }

  private companion(method: string, request: FastifyRequest, body: JsonObject): JsonObject {
    requireAllowedProtocol(callerOf(request).apiKey, 'gemini');
    const answer = codeAssistCompanionAnswer(method, body);
    if (!answer) throw new GatewayError('caller_route_unknown', `v1internal: there is no method ${method}`);
    return answer;
  }
}

function methodOf(call: string): string {
  if (!call.startsWith(PREFIX)) throw new GatewayError('caller_route_unknown', `There is nothing at /gemini/${call}`);
  return call.slice(PREFIX.length);
}
