import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type ApiKey, ApiKeys, type Headers, readPresentedKey, requireUsable } from '@app/api-keys';
import { type RelayTokenClaims, RelayTokens, Users } from '@app/auth';
import { type Clock, GatewayError } from '@app/common';
import { CLOCK } from '../bootstrap/tokens';
import { protocolOfPath } from './client-paths';

const bearerPattern = /^bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i;

/** Finds the relay key of a request: by its text, or by the access token of a device that stands in for it. A text wins. */
@Injectable()
export class PresentedKeys {
  constructor(
    private readonly apiKeys: ApiKeys,
    private readonly users: Users,
    private readonly tokens: RelayTokens,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws GatewayError as `readPresentedKey` and `ApiKeys.authenticate` do, `caller_key_invalid` for a sign-in that is over */
  async authenticate(request: FastifyRequest): Promise<ApiKey> {
    const headers = headersWithQueryKey(request);
    const token = bearerPattern.exec(headers.authorization ?? '')?.[1];
    if (token === undefined || holdsRelayKey(headers)) return this.apiKeys.authenticate(readPresentedKey(headers));
    const claims = await this.tokens.verify(token);
    if (claims) return this.keyOf(claims);
    if (this.tokens.claimsToBeOne(token)) throw signInEnded();
    // The caller's own token for somewhere else.
    return this.apiKeys.authenticate(readPresentedKey(headers));
  }

  private async keyOf({ userId, keyId, epoch }: RelayTokenClaims): Promise<ApiKey> {
    // Key and epoch may be of the last quarter of a second, and of another process.
    if (this.apiKeys.get(keyId) === undefined) await this.apiKeys.collection.sync();
    if ((this.users.get(userId)?.epoch ?? 0) < epoch) await this.users.collection.sync();
    const apiKey = this.apiKeys.get(keyId);
    const isTheirs = apiKey?.userId === userId && apiKey.origin === 'device';
    if (!isTheirs || this.users.get(userId)?.epoch !== epoch) throw signInEnded();
    requireUsable(apiKey, this.clock.now());
    return apiKey;
  }
}

const signInEnded = (): GatewayError =>
  new GatewayError('caller_key_invalid', 'This sign-in has ended: run /login to sign in again');

function holdsRelayKey(headers: Headers): boolean {
  try {
    return readPresentedKey(headers) !== '';
  } catch (error) {
    if (error instanceof GatewayError && error.code === 'caller_key_missing') return false;
    throw error;
  }
}

/** Plain callers of the Gemini API put the key into the query. It counts like a header of theirs, and is logged nowhere. */
function headersWithQueryKey({ url, headers, query }: FastifyRequest): FastifyRequest['headers'] {
  const { key } = query as { readonly key?: unknown };
  const isAllowed = typeof key === 'string' && protocolOfPath(url, undefined).startsWith('gemini');
  return isAllowed && headers['x-goog-api-key'] === undefined ? { ...headers, 'x-goog-api-key': key } : headers;
}
