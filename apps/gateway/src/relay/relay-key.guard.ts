import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type ApiKey, ApiKeys, KeyRights, isOwnKey, requireAllowedAddress, requireAllowedClient } from '@app/api-keys';
import { DirectoryFreshness, type User, Users, mayDo } from '@app/auth';
import { GatewayError } from '@app/common';
import { Memberships } from '../people/memberships';
import { rememberCaller } from './caller';
import { PresentedKeys } from './presented-keys';

/** Lets a client request in by its relay key, before a byte of its body is read. */
@Injectable()
export class RelayKeyGuard implements CanActivate {
  constructor(
    private readonly apiKeys: ApiKeys,
    private readonly users: Users,
    private readonly memberships: Memberships,
    private readonly keyRights: KeyRights,
    private readonly presentedKeys: PresentedKeys,
    private readonly freshness: DirectoryFreshness,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const apiKey = await this.presentedKeys.authenticate(request);
    const user = this.users.get(apiKey.userId) ?? (await this.newlyCreated(apiKey.userId));
    if (!user || !this.freshness.mayAct(user))
      throw new GatewayError('caller_key_invalid', 'The owner of this relay key is switched off');
    if (isOwnKey(apiKey) && !mayDo(user.role, 'own-keys.manage'))
      throw new GatewayError('policy_permission_denied', 'The role of its owner has no relay keys of its own');
    const owner = this.memberships.ownerOf(user);
    this.keyRights.effective(apiKey, owner);
    // What can be told without the body is told before it: the model and the protocol are the operation's to check.
    requireAllowedAddress(apiKey, request.ip);
    // A list of models is no operation on one, and clients ask for it with headers of other kinds.
    if (request.method === 'POST') requireAllowedClient(apiKey, request.headers);
    const begun = await this.begin(apiKey);
    rememberCaller(request, { apiKey: this.keyRights.effective(begun, owner), user });
    return true;
  }

  /** The key as it is from its use on: validity may count from the first one. */
  protected begin(apiKey: ApiKey): ApiKey | Promise<ApiKey> {
    return this.apiKeys.beginUse(apiKey);
  }

  /** A user whom another process created in the last quarter of a second. */
  private async newlyCreated(id: string): Promise<User | undefined> {
    await this.users.collection.sync();
    return this.users.get(id);
  }
}
