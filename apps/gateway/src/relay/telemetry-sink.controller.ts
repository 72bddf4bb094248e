import type { IncomingMessage } from 'node:http';
import { Controller, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ClientRoute } from '../control-plane/access/route-access';
import { OwnBody } from './own-body';
import { RelayKeyGuard } from './relay-key.guard';

const MOST_BYTES = 8 * 1024 * 1024;

/** Claude Code that is signed in here sends its telemetry (OTLP/HTTP) here and nowhere else. None of it is looked at or kept. */
@ApiExcludeController()
@Controller('v1')
@UseGuards(RelayKeyGuard)
@ClientRoute()
export class TelemetrySinkController {
  @Post(['metrics', 'logs', 'traces'])
  @HttpCode(200)
  @OwnBody()
  async drop(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const isWhole = await drain(request.raw);
    // An exporter reads the answer in the form that it sent: no bytes are an empty message of protobuf.
    const isProtobuf = request.headers['content-type']?.startsWith('application/x-protobuf') ?? false;
    void reply
      .headers({ 'x-request-id': request.id, ...(isWhole ? {} : { connection: 'close' }) })
      .header('content-type', isProtobuf ? 'application/x-protobuf' : 'application/json')
      .send(isProtobuf ? Buffer.alloc(0) : '{}');
  }
}

/** Reads a body without keeping it. False when it is larger than anybody should send. */
function drain(message: IncomingMessage): Promise<boolean> {
  return new Promise((resolve) => {
    let bytes = 0;
    message.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) resolve(false);
    });
    for (const end of ['end', 'error', 'aborted']) message.on(end, () => resolve(true));
  });
}
