import type { ApiKey } from '../api-key';
import { boundedLimits } from './bounded-limits';
import type { KeyBounds } from './key-bounds';
import type { KeyOwner } from './key-owner';

/** A key as it counts for one request. What it has more than a key is never stored. */
export interface EffectiveKey extends ApiKey {
  /** Models that its owner's policies allow; a model must fit the key's own lists, too. Absent: any. */
  readonly policyModels?: readonly string[];
  /** The account groups of its owner, each of which may serve it, because it is bound to nothing itself. Absent: the pool serves it. */
  readonly ownerGroupIds?: readonly string[];
}

const MS_PER_DAY = 86_400_000;
/** The last moment that a date can be. */
const LAST_MOMENT_MS = 8.64e15;

/** Milliseconds since the epoch, or Infinity. A moment of issue that cannot be read gives no lifetime. */
export const latestEnd = (createdAt: string, { maxLifetimeDays = Infinity }: KeyBounds): number =>
  (Date.parse(createdAt) || 0) + maxLifetimeDays * MS_PER_DAY;

/** Undefined: nothing is left of the key, because its owner may use none of the families of protocols that it is for. */
export function boundedKey(apiKey: ApiKey, owner: KeyOwner, bounds: KeyBounds): EffectiveKey | undefined {
  const permissions = boundedPermissions(apiKey, bounds);
  if (permissions?.length === 0 && bounds.permissions !== undefined) return undefined;
  const limits = boundedLimits(apiKey.limits, bounds);
  const expiresAt = boundedExpiry(apiKey, bounds);
  const isUnbound = apiKey.groupId === undefined && apiKey.accountId === undefined;
  return {
    ...apiKey,
    ...(permissions === undefined ? {} : { permissions }),
    ...(limits === undefined ? {} : { limits }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(bounds.allowedModels === undefined ? {} : { policyModels: bounds.allowedModels }),
    ...(isUnbound && owner.groupIds.length > 0 ? { ownerGroupIds: owner.groupIds } : {}),
  };
}

function boundedPermissions({ permissions }: ApiKey, { permissions: allowed }: KeyBounds): ApiKey['permissions'] {
  if (allowed === undefined) return permissions;
  // A key that names none is for all.
  if (permissions === undefined || permissions.length === 0) return allowed;
  return permissions.filter((permission) => allowed.includes(permission));
}

function boundedExpiry({ createdAt, expiresAt }: ApiKey, bounds: KeyBounds): string | undefined {
  const latest = latestEnd(createdAt, bounds);
  if (latest > LAST_MOMENT_MS || (expiresAt !== undefined && Date.parse(expiresAt) <= latest)) return expiresAt;
  return new Date(latest).toISOString();
}
