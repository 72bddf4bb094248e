import { Injectable } from '@nestjs/common';
import { type ApiKey, ApiKeys, type IssuedApiKey, KeyRights, type NewApiKey, isOwnKey } from '@app/api-keys';
import { type SignedIn, type User, Users, mayManage } from '@app/auth';
import { KeyBindings } from '../../control-plane/api-keys/key-bindings';
import { expiryFrom, keyRulesFrom } from '../../control-plane/api-keys/key-rules-from-request';
import { ControlPlaneError } from '../../control-plane/problem/control-plane-error';
import { fieldRefused, requireWritten, unknownRecord } from '../../control-plane/problem/refusals';
import { withChanges } from '../../control-plane/validation/with-changes';
import { Memberships } from '../../people/memberships';
import type { ApiKeyChange, NewApiKeyRequest } from './api-key.dto';
import { changeApiKey } from './change-api-key';

/** What administrators do with the keys of those whom they manage, with one key or with many. */
@Injectable()
export class ManagedKeys {
  constructor(
    private readonly apiKeys: ApiKeys,
    private readonly users: Users,
    private readonly bindings: KeyBindings,
    private readonly rights: KeyRights,
    private readonly memberships: Memberships,
  ) {}

  async issue(request: NewApiKeyRequest, caller: SignedIn): Promise<IssuedApiKey> {
    const { name, userId = caller.user.id, enabled = true, debug = false } = request;
    this.owner(userId, caller);
    const { groupId, accountId, fallbackGroupId } = request;
    const apiKey = withChanges<NewApiKey>(
      { name, userId, enabled, debug, origin: 'administrator' },
      { groupId, accountId, fallbackGroupId, ...keyRulesFrom(request), ...expiryFrom(request) },
    );
    this.bindings.requireGood(apiKey, request);
    return this.apiKeys.issue(apiKey);
  }

  async change(id: string, change: ApiKeyChange, caller: SignedIn): Promise<ApiKey> {
    const apiKey = changeApiKey(this.find(id, caller), change);
    this.bindings.requireGood(apiKey, change);
    this.requireUsableBinding(apiKey, change);
    requireWritten(await this.apiKeys.update(apiKey));
    return apiKey;
  }

  /** A key that somebody issued themselves is held to their policy at every use: with another binding it would be refused from then on. */
  private requireUsableBinding(apiKey: ApiKey, { groupId, accountId, fallbackGroupId }: ApiKeyChange): void {
    const owner = this.users.get(apiKey.userId);
    const isBound = groupId !== undefined || accountId !== undefined || fallbackGroupId !== undefined;
    if (!owner || !isBound || !isOwnKey(apiKey)) return;
    if (this.rights.boundsOf(this.memberships.ownerOf(owner), apiKey)) return;
    const field = accountId ? 'accountId' : fallbackGroupId ? 'fallbackGroupId' : 'groupId';
    throw fieldRefused(field, "is not in the policy of the key's owner: issue a key of the team instead");
  }

  /** @throws ControlPlaneError for a key that is deleted, or that is not the caller's to manage */
  find(id: string, caller: SignedIn): ApiKey {
    const apiKey = this.findAlsoDeleted(id, caller);
    if (apiKey.deletedAt === undefined) return apiKey;
    throw new ControlPlaneError('caller_record_conflict', 'This key is deleted: restore it first');
  }

  /** @throws ControlPlaneError for a key that is not the caller's to manage */
  findAlsoDeleted(id: string, caller: SignedIn): ApiKey {
    const apiKey = this.apiKeys.get(id);
    if (!apiKey) throw unknownRecord('key');
    const owner = this.users.get(apiKey.userId);
    if (owner) requireManageable(owner, caller);
    return apiKey;
  }

  /**
   * Somebody who is to have a key.
   * @throws ControlPlaneError unless there is such a person, and the caller manages their keys
   */
  owner(userId: string, caller: SignedIn): User {
    const owner = this.users.get(userId);
    if (owner?.deletedAt !== undefined || !owner) throw fieldRefused('userId', 'is not the id of a user');
    requireManageable(owner, caller);
    return owner;
  }
}

function requireManageable(owner: User, { user }: SignedIn): void {
  if (owner.id === user.id || mayManage(user.role, owner.role)) return;
  throw new ControlPlaneError('policy_permission_denied', 'Your role does not manage the keys of this person');
}
