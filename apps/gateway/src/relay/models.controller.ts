import { Controller, Get, Param, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type KeyPermission, requireAllowedProtocol } from '@app/api-keys';
import { GatewayError } from '@app/common';
import type { Protocol } from '@app/protocols';
import { type AvailableModel, AvailableModels } from '@app/relay';
import { ClientRoute } from '../control-plane/access/route-access';
import { callerOf } from './caller';
import { anthropicMounts, geminiMounts, openaiMounts, protocolOfPath } from './client-paths';
import { anthropicModel, anthropicModelList } from './models/anthropic-models';
import { geminiModel, geminiModelList } from './models/gemini-models';
import { openaiModel, openaiModelList } from './models/openai-models';
import { RelayKeyGuard } from './relay-key.guard';

const permissions: Readonly<Record<Protocol, KeyPermission>> = {
  'anthropic-messages': 'claude',
  'openai-chat': 'openai',
  'openai-responses': 'openai',
  'gemini-generate-content': 'gemini',
  'gemini-code-assist': 'gemini',
};

/** What a key may really use, in the shape of the protocol that asks. */
@ApiExcludeController()
@Controller([...new Set([...anthropicMounts, ...openaiMounts, ...geminiMounts])].map((mount) => `${mount}/models`))
@UseGuards(RelayKeyGuard)
@ClientRoute()
export class ModelsController {
  constructor(private readonly models: AvailableModels) {}

  @Get()
  list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const protocol = protocolOf(request);
    const models = this.modelsFor(request, protocol);
    const { query } = request;
    if (protocol === 'anthropic-messages') send(reply, request, anthropicModelList(models, query));
    else if (protocol === 'gemini-generate-content') send(reply, request, geminiModelList(models, query));
    else send(reply, request, openaiModelList(models));
  }

  @Get(':id')
  show(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const protocol = protocolOf(request);
    const model = this.modelsFor(request, protocol).find((candidate) => candidate.id === id);
    if (!model) throw new GatewayError('policy_model_unknown', `model: no account serves "${id}"`);
    if (protocol === 'anthropic-messages') send(reply, request, anthropicModel(model));
    else if (protocol === 'gemini-generate-content') send(reply, request, geminiModel(model));
    else send(reply, request, openaiModel(model));
  }

  private modelsFor(request: FastifyRequest, protocol: Protocol): AvailableModel[] {
    const { apiKey } = callerOf(request);
    requireAllowedProtocol(apiKey, permissions[protocol]);
    return this.models.listFor(apiKey);
  }
}

const protocolOf = ({ url, headers }: FastifyRequest): Protocol => protocolOfPath(url, headers['anthropic-version']);

function send(reply: FastifyReply, { id }: FastifyRequest, answer: object): void {
  void reply.header('request-id', id).send(answer);
}
