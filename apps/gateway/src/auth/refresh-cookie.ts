import type { FastifyReply, FastifyRequest } from 'fastify';
import { SESSION_SECONDS } from '@app/auth';
import type { Settings } from '@app/config';

type PublicAddress = Pick<Settings, 'publicUrl'>;

const PLAIN_NAME = 'trunkline_refresh';
/** The prefix makes a browser refuse the cookie from a sibling domain or over plain HTTP. */
const SECURE_NAME = `__Host-${PLAIN_NAME}`;

const isSecure = ({ protocol }: FastifyRequest, { publicUrl }: PublicAddress): boolean =>
  protocol === 'https' || (publicUrl?.startsWith('https:') ?? false);

export function readRefreshCookie(request: FastifyRequest, settings: PublicAddress): string | undefined {
  const { cookie } = request.headers;
  if (cookie === undefined) return undefined;
  return request.server.parseCookie(cookie)[isSecure(request, settings) ? SECURE_NAME : PLAIN_NAME];
}

export function setRefreshCookie(reply: FastifyReply, settings: PublicAddress, refreshToken: string): void {
  write(reply, settings, refreshToken, SESSION_SECONDS);
}

export function clearRefreshCookie(reply: FastifyReply, settings: PublicAddress): void {
  write(reply, settings, '', 0);
}

function write(reply: FastifyReply, settings: PublicAddress, value: string, maxAge: number): void {
  const secure = isSecure(reply.request, settings);
  const attributes = { httpOnly: true, sameSite: 'strict', path: '/', secure, maxAge } as const;
  const name = secure ? SECURE_NAME : PLAIN_NAME;
  void reply.header('set-cookie', reply.server.serializeCookie(name, value, attributes));
}
