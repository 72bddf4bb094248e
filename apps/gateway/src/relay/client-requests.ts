import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { KeyPermission } from '@app/api-keys';
import { type Clock, GatewayError, isAdministrator } from '@app/common';
import type { Operation } from '@app/platforms';
import { type Protocol, type RequestTarget, kitOf } from '@app/protocols';
import { RelayService } from '@app/relay';
import { CLOCK } from '../bootstrap/tokens';
import { callerOf } from './caller';
import { NodeClientReply } from './node-client-reply';
import { readBody } from './read-body';

const BODY_LIMIT = 32 * 1024 * 1024;

/** What a route is for. */
export interface ClientQuestion {
  readonly operation: Operation;
  readonly protocol: Protocol;
  readonly permission: KeyPermission;
  /** What the request line says of the request, in protocols where the body does not. */
  readonly target?: RequestTarget;
  /** Of a streamed answer; absent: server-sent events. */
  readonly framing?: 'json-array';
  /** The query belongs to the route and goes no further. */
  readonly dropsQuery?: true;
}

/** Takes a client's request to the relay, whatever protocol it speaks. */
@Injectable()
export class ClientRequests {
  constructor(
    private readonly relay: RelayService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async serve(question: ClientQuestion, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { operation, protocol, permission, target = {}, framing = 'sse', dropsQuery } = question;
    const startedAt = this.clock.now();
    const { apiKey, user } = callerOf(request);
    requireJson(request.headers['content-type']);
    const body = await readBody(request.raw, BODY_LIMIT);
    const envelope = kitOf(protocol).readEnvelope(body, target);
    reply.hijack();
    await this.relay.relay(
      {
        ...{ requestId: request.id, startedAt, operation, apiKey, user, permission, framing },
        route: request.routeOptions.url ?? '',
        showsAccount: apiKey.debug || isAdministrator(user.role),
        headers: request.headers,
        query: dropsQuery ? '' : queryOf(request.raw.url ?? ''),
        ...{ envelope, body },
      },
      new NodeClientReply(reply.raw),
    );
  }
}

/** With its question mark, and without a relay key. */
function queryOf(url: string): string {
  const start = url.indexOf('?');
  if (start < 0) return '';
  const query = url.slice(start);
  if (!query.includes('key=')) return query;
  const kept = query
    .slice(1)
    .split('&')
    .filter((part) => !part.startsWith('key='));
  return kept.length === 0 ? '' : `?${kept.join('&')}`;
}

function requireJson(contentType: string | undefined): void {
  const mediaType = contentType?.split(';', 1)[0]?.trim().toLowerCase();
  if (mediaType === undefined || mediaType === '' || mediaType === 'application/json') return;
  throw new GatewayError('caller_content_type_unsupported', 'content-type must be application/json');
}
