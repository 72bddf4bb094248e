import type { Limits, Role } from '@app/common';
import type { ApiKey, KeyPermission } from '../api-key';
import type { KeyPolicies } from './key-policies';

/** Whose rights bound a key. */
export interface KeyOwner {
  readonly id: string;
  readonly role: Role;
  /** Every account group that the person belongs to, by their own record and by the directory. */
  readonly groupIds: readonly string[];
}

/** What a key with one binding may be given at most. What is absent is not bounded. */
export interface KeyBounds {
  readonly permissions?: readonly KeyPermission[];
  readonly maxLimits?: Limits;
  readonly maxLifetimeDays?: number;
  readonly allowedModels?: readonly string[];
}

/** One field of a wanted key that goes beyond its owner's rights. */
export interface RightsObjection {
  readonly field: string;
  /** Words for its owner. */
  readonly message: string;
}

type Binding = Pick<ApiKey, 'groupId' | 'accountId' | 'fallbackGroupId'>;

/** Holds keys that people issue themselves to what their policies say, when they are issued and whenever they are used. */
export class KeyRights {
  constructor(readonly policies: KeyPolicies) {}

  /** How many keys of their own somebody may have. */
  mostKeys(_owner: KeyOwner): number {
    return 20;
  }

  /** Undefined: no policy gives the owner keys with this binding. */
  boundsOf(_owner: KeyOwner, _binding: Binding): KeyBounds | undefined {
    return {};
  }

  /** Why a key that somebody wants to issue or change goes beyond their rights; empty: it does not. */
  objectionsTo(_apiKey: Omit<ApiKey, 'id' | 'digest' | 'hint'>, _owner: KeyOwner): RightsObjection[] {
    return [];
  }

  /**
   * The key as it counts at this moment: never more than its owner's rights of today.
   * @throws GatewayError `policy_permission_denied` when its owner may no longer have such a key
   */
  effective(apiKey: ApiKey, _owner: KeyOwner): ApiKey {
    return apiKey;
  }
}
