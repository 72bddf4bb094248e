import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** The prefix makes a browser refuse the cookie from a sibling domain or over plain HTTP. */
const NAME = '__Host-trunkline_device';
const SECONDS = 600;
const SECRET_BYTES = 32;
const secretPattern = /^[\w-]{43}$/;

/** The secret of a browser that has our page open. */
export function readBrowser({ headers, server }: FastifyRequest): string | undefined {
  const secret = headers.cookie === undefined ? undefined : server.parseCookie(headers.cookie)[NAME];
  return secret !== undefined && secretPattern.test(secret) ? secret : undefined;
}

/** A browser keeps its secret while it has one, so that two tabs do not take each other's. */
export function rememberBrowser(reply: FastifyReply): string {
  const secret = readBrowser(reply.request) ?? randomBytes(SECRET_BYTES).toString('base64url');
  const attributes = { httpOnly: true, sameSite: 'strict', path: '/', secure: true, maxAge: SECONDS } as const;
  void reply.header('set-cookie', reply.server.serializeCookie(NAME, secret, attributes));
  return secret;
}

/** What a form of ours carries to show that it was made for this browser: whoever cannot read the cookie cannot make it. */
export const proofOf = (secret: string): string =>
  createHash('sha256').update(`device-form:${secret}`).digest('base64url');

export function isProofOf(proof: string | undefined, secret: string): boolean {
  const [given, right] = [Buffer.from(proof ?? ''), Buffer.from(proofOf(secret))];
  return given.length === right.length && timingSafeEqual(given, right);
}
