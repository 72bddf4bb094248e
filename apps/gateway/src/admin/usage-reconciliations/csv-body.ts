import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { GatewayError } from '@app/common';
import type { RouteConfig as Configuration } from '../../bootstrap/body-parsers';

/** The route takes CSV instead of JSON, and its handler reads it as it comes. */
export const CsvBody = (): MethodDecorator =>
  RouteConfig({ readsOwnBody: true, takesCsv: true } satisfies Configuration);

/**
 * The bytes of a body as they come. Where nobody reads on, the rest is taken and thrown away, so that the answer gets through.
 * @throws GatewayError `caller_body_too_large`, `caller_encoding_unsupported`, `caller_left`
 */
export async function* bodyBytes({ raw }: FastifyRequest, limitBytes: number): AsyncGenerator<Uint8Array> {
  const encoding = raw.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (encoding !== 'identity') throw new GatewayError('caller_encoding_unsupported', 'Send the file uncompressed');
  if (Number(raw.headers['content-length'] ?? 0) > limitBytes) throw tooLarge(limitBytes);
  let length = 0;
  try {
    for await (const portion of raw.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      length += portion.length;
      if (length > limitBytes) throw tooLarge(limitBytes);
      yield portion;
    }
  } catch (error) {
    if (error instanceof GatewayError) throw error;
    throw new GatewayError('caller_left', 'The client closed the request', { cause: error });
  } finally {
    raw.resume();
  }
}

const tooLarge = (limitBytes: number): GatewayError =>
  new GatewayError('caller_body_too_large', `The file is larger than ${limitBytes / 1024 / 1024} MiB`);
