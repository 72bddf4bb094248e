import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** A cookie by which a browser is known again for as long as something lasts that it began. */
export interface BrowserCookie {
  /** Begins with `__Host-`, which makes a browser refuse the cookie from a sibling domain or over plain HTTP. */
  readonly name: `__Host-${string}`;
  readonly seconds: number;
}

const SECRET_BYTES = 32;
const secretPattern = /^[\w-]{43}$/;

/** Undefined where the browser has none. */
export function readBrowserSecret({ headers, server }: FastifyRequest, { name }: BrowserCookie): string | undefined {
  const secret = headers.cookie === undefined ? undefined : server.parseCookie(headers.cookie)[name];
  return secret !== undefined && secretPattern.test(secret) ? secret : undefined;
}

/** A browser keeps its secret while it has one, so that two tabs do not take each other's. */
export function rememberBrowser(reply: FastifyReply, cookie: BrowserCookie): string {
  const secret = readBrowserSecret(reply.request, cookie) ?? randomBytes(SECRET_BYTES).toString('base64url');
  const { name, seconds } = cookie;
  // Another site leads the browser back to us.
  const attributes = { httpOnly: true, sameSite: 'lax', path: '/', secure: true, maxAge: seconds } as const;
  void reply.header('set-cookie', reply.server.serializeCookie(name, secret, attributes));
  return secret;
}
