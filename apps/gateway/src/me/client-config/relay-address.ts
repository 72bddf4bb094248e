import type { FastifyRequest } from 'fastify';
import type { Settings } from '@app/config';

/**
 * The address that clients are to use: what the operator says it is, else where this request has found us. Forwarding headers count
 * only from a proxy that the operator trusts, which is the server's affair. A host that is none, or that would break out of a
 * snippet, is not repeated: then it is the address that we listen on.
 */
export function relayAddress(
  { protocol, host }: Pick<FastifyRequest, 'protocol' | 'host'>,
  { publicUrl, host: listening, port }: Pick<Settings, 'publicUrl' | 'host' | 'port'>,
): string {
  if (publicUrl !== undefined) return publicUrl;
  const isPlain = /^(?:[a-z\d](?:[a-z\d.-]*[a-z\d])?|\[[\da-f:.]+\])(?::\d{1,5})?$/i.test(host);
  const text = `${protocol}://${host}`;
  if (isPlain && URL.canParse(text)) return new URL(text).origin;
  return `http://${listening.includes(':') ? `[${listening}]` : listening}:${port}`;
}
