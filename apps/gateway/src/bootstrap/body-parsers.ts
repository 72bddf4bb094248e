import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GatewayError } from '@app/common';
import { readBody } from '../relay/read-body';

const CONTROL_PLANE_LIMIT = 256 * 1024;

/** Marks a route whose handler reads the body itself, after its guard has let the caller in. */
export interface RouteConfig {
  readonly readsOwnBody?: boolean;
  /** Of the control plane: its body is CSV, where those of others are JSON. */
  readonly takesCsv?: boolean;
}

/** One parser for everything: JSON for the control plane, and the untouched stream for client routes. */
export function replaceBodyParsers(instance: FastifyInstance): void {
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser('*', async (request: FastifyRequest, payload: IncomingMessage) => {
    const { readsOwnBody } = request.routeOptions.config as RouteConfig;
    if (readsOwnBody === true) return undefined;
    return parseJson(await readBody(payload, CONTROL_PLANE_LIMIT));
  });
}

function parseJson(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  try {
    return JSON.parse(body.toString('utf8'), refusePrototype);
  } catch (error) {
    if (error instanceof GatewayError) throw error;
    throw new GatewayError('caller_body_invalid', 'The body is not valid JSON');
  }
}

function refusePrototype(name: string, value: unknown): unknown {
  if (name === '__proto__') throw new GatewayError('caller_body_invalid', 'The body is not valid JSON');
  return value;
}
