import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ApiKeys, KeyRights, readPresentedKey, requireAllowedAddress, requireAllowedClient } from '@app/api-keys';
import { type User, Users, isActive } from '@app/auth';
import { GatewayError } from '@app/common';
import { Memberships } from '../people/memberships';
import { rememberCaller } from './caller';
import { protocolOfPath } from './client-paths';

/** Lets a client request in by its relay key, before a byte of its body is read. */
@Injectable()
export class RelayKeyGuard implements CanActivate {
  constructor(
    private readonly apiKeys: ApiKeys,
    private readonly users: Users,
    private readonly memberships: Memberships,
    private readonly keyRights: KeyRights,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const apiKey = await this.apiKeys.authenticate(readPresentedKey(headersWithQueryKey(request)));
    const user = this.users.get(apiKey.userId) ?? (await this.newlyCreated(apiKey.userId));
    if (!user || !isActive(user))
      throw new GatewayError('caller_key_invalid', 'The owner of this relay key is switched off');
    const owner = this.memberships.ownerOf(user);
    this.keyRights.effective(apiKey, owner);
    // What can be told without the body is told before it: the model and the protocol are the operation's to check.
    requireAllowedAddress(apiKey, request.ip);
    // A list of models is no operation on one, and clients ask for it with headers of other kinds.
    if (request.method === 'POST') requireAllowedClient(apiKey, request.headers);
    const begun = await this.apiKeys.beginUse(apiKey);
    rememberCaller(request, { apiKey: this.keyRights.effective(begun, owner), user });
    return true;
  }

  /** A user whom another process created in the last quarter of a second. */
  private async newlyCreated(id: string): Promise<User | undefined> {
    await this.users.collection.sync();
    return this.users.get(id);
  }
}

/** Plain callers of the Gemini API put the key into the query. It counts like a header of theirs, and is logged nowhere. */
function headersWithQueryKey({ url, headers, query }: FastifyRequest): FastifyRequest['headers'] {
  const { key } = query as { readonly key?: unknown };
  const isAllowed = typeof key === 'string' && protocolOfPath(url, undefined).startsWith('gemini');
  return isAllowed && headers['x-goog-api-key'] === undefined ? { ...headers, 'x-goog-api-key': key } : headers;
}
