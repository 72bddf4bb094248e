import { type Clock, GatewayError, type Limits, isAdministrator, systemClock } from '@app/common';
import type { ApiKey } from '../api-key';
import { requireUsable } from '../require-usable';
import { type KeyBinding, appliesTo, covers } from './applicable-policies';
import { type EffectiveKey, boundedKey } from './effective-key';
import { type KeyBounds, mostGenerousBounds } from './key-bounds';
import { isOwnKey } from './is-own-key';
import type { KeyOwner } from './key-owner';
import type { KeyPolicy } from './key-policy';
import { type RightsObjection, objectionsWithin } from './rights-objections';

/** All policies, the oldest first, and word of every change to them. */
export interface PolicySource {
  list(): readonly KeyPolicy[];
  readonly collection: { onChange(listener: () => void): void };
}

/** What is known of a key as long as its record, its owner and all policies stay what they are. */
interface Known {
  readonly owner: KeyOwner;
  readonly version: number;
  readonly effective: EffectiveKey | undefined;
  /** Milliseconds since the epoch: when it ends by its owner's policies, and not by itself. */
  readonly endsAt: number;
}

const MOST_KEYS = 20;
const MOST_KEYS_OF_ADMINISTRATORS = 100;

/**
 * Holds keys that people issue themselves to what their policies say, when they are issued and whenever they are used.
 *
 * The policies of a person are those that name their role or an account group of theirs. Those of them that cover a binding (see
 * applicable-policies.ts) add up: field by field the most generous counts. Somebody for whom there is no policy at all has the rights that
 * come with the house: administrators are not bounded; others have 20 keys, bound to nothing or to groups that they belong to. So the first
 * policy for somebody may take rights away, and every further one only gives.
 */
export class KeyRights {
  /** Keyed by record: a key that changes is another object. */
  private readonly known = new WeakMap<ApiKey, Known>();
  private version = 0;

  constructor(
    readonly policies: PolicySource,
    private readonly clock: Pick<Clock, 'now'> = systemClock,
  ) {
    policies.collection.onChange(() => (this.version += 1));
  }

  /** How many keys of their own somebody may have: the largest number that one of their policies gives. */
  mostKeys(owner: KeyOwner): number {
    const policies = this.policiesOf(owner);
    if (policies.length > 0) return Math.max(...policies.map(({ maxKeys }) => maxKeys));
    return isAdministrator(owner.role) ? MOST_KEYS_OF_ADMINISTRATORS : MOST_KEYS;
  }

  /** Undefined: no policy gives the owner keys with this binding. */
  boundsOf(owner: KeyOwner, binding: KeyBinding): KeyBounds | undefined {
    const policies = this.policiesOf(owner);
    if (policies.length === 0) return isAdministrator(owner.role) || isOwnGroup(binding, owner) ? {} : undefined;
    const covering = policies.filter((policy) => covers(policy, owner, binding));
    return covering.length === 0 ? undefined : mostGenerousBounds(covering);
  }

  /** Why a key that somebody wants to issue or change goes beyond their rights; empty: it does not. */
  objectionsTo(apiKey: Omit<ApiKey, 'id' | 'digest' | 'hint'>, owner: KeyOwner): RightsObjection[] {
    const { accountId, groupId, fallbackGroupId } = apiKey;
    const bounds = this.boundsOf(owner, apiKey);
    if (bounds) return objectionsWithin(apiKey, bounds);
    if (accountId !== undefined) return [{ field: 'accountId', message: 'is for administrators to give' }];
    const isFallback = groupId !== undefined && fallbackGroupId !== undefined && this.boundsOf(owner, { groupId });
    if (isFallback) return [{ field: 'fallbackGroupId', message: 'is not an account group that you may turn to' }];
    const message = groupId === undefined ? 'must be given' : 'is not an account group that you may bind a key to';
    return [{ field: 'groupId', message }];
  }

  /**
   * The key as it counts at this moment: never more than its owner's rights of today. Keys that administrators issued are acts of the
   * team, and stay as they are. Costs two look-ups as long as key, owner and policies are the same objects.
   * @throws GatewayError `policy_permission_denied` when its owner may no longer have such a key, `caller_key_invalid` when it lasted as
   *   long as a key of theirs may
   */
  effective(apiKey: ApiKey, owner: KeyOwner): EffectiveKey {
    if (!isOwnKey(apiKey)) return apiKey;
    const { effective, endsAt } = this.find(apiKey, owner);
    if (!effective) {
      const message = 'The policy of its owner does not allow this relay key (any more)';
      throw new GatewayError('policy_permission_denied', message);
    }
    const now = this.clock.now();
    if (endsAt <= now) requireUsable(effective, now);
    return effective;
  }

  /** The limits of a key as they count at this moment; undefined also for a key that may not be used at all. */
  limitsOf(apiKey: ApiKey, owner: KeyOwner): Limits | undefined {
    return isOwnKey(apiKey) ? this.find(apiKey, owner).effective?.limits : apiKey.limits;
  }

  private find(apiKey: ApiKey, owner: KeyOwner): Known {
    const known = this.known.get(apiKey);
    if (known?.owner === owner && known.version === this.version) return known;
    const bounds = this.boundsOf(owner, apiKey);
    const effective = bounds && boundedKey(apiKey, owner, bounds);
    const isShortened = effective?.expiresAt !== undefined && effective.expiresAt !== apiKey.expiresAt;
    const endsAt = isShortened ? Date.parse(effective.expiresAt) : Infinity;
    const found = { owner, version: this.version, effective, endsAt };
    this.known.set(apiKey, found);
    return found;
  }

  private policiesOf(owner: KeyOwner): KeyPolicy[] {
    return this.policies.list().filter((policy) => appliesTo(policy, owner));
  }
}

/** What people without a policy may bind their keys to. */
function isOwnGroup({ accountId, groupId, fallbackGroupId }: KeyBinding, { groupIds }: KeyOwner): boolean {
  if (accountId !== undefined) return false;
  return [groupId, fallbackGroupId].every((id) => id === undefined || groupIds.includes(id));
}
