import { type Limits, type Role, decodeLimits, roles } from '@app/common';
import { type KeyPermission, keyPermissions } from '../api-key';

/**
 * What people may give the keys that they issue themselves. It is for those who hold one of its roles, or belong to one of its account
 * groups. Several policies of one person add up: see key-rights.ts.
 */
export interface KeyPolicy {
  readonly id: string;
  /** No two policies share one. */
  readonly name: string;
  readonly description?: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** For whom. Absent, like an empty list: nobody by this way. */
  readonly roles?: readonly Role[];
  readonly groupIds?: readonly string[];
  /** How many keys of their own a person may have. */
  readonly maxKeys: number;
  /** Account groups that the keys may be bound to. Absent: those that the person belongs to, else the whole pool. */
  readonly accountGroupIds?: readonly string[];
  /** Absent: all. */
  readonly permissions?: readonly KeyPermission[];
  /** What a key may be given at most, and what holds where it says nothing. Absent: no bound. */
  readonly maxLimits?: Limits;
  /** Days from issue to expiry at most. Absent: no bound. */
  readonly maxLifetimeDays?: number;
  /** Model names, `*` standing for any text. Absent: all. */
  readonly allowedModels?: readonly string[];
}

type Check = (value: unknown) => boolean;
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isListOf =
  (isItem: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(isItem);
const isOneOf =
  (known: readonly unknown[]): Check =>
  (value) =>
    known.includes(value);

const optionalFields: Readonly<Partial<Record<keyof KeyPolicy, Check>>> = {
  description: isText,
  roles: isListOf(isOneOf(roles)),
  groupIds: isListOf(isText),
  accountGroupIds: isListOf(isText),
  permissions: isListOf(isOneOf(keyPermissions)),
  maxLimits: (value) => decodeLimits(value) !== undefined,
  maxLifetimeDays: (value) => isCount(value) && value !== 0,
  allowedModels: isListOf(isText),
};

/** Undefined for anything that is not a whole policy: a bound that cannot be read must not be taken for none. */
export function decodeKeyPolicy(value: unknown): KeyPolicy | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = value as Readonly<Record<string, unknown>>;
  const { id, name, createdAt, maxKeys } = fields;
  if (!isText(id) || !isText(name) || !isText(createdAt) || !isCount(maxKeys)) return undefined;
  const options = Object.entries(optionalFields).filter(([field]) => fields[field] !== undefined);
  if (!options.every(([field, isGood]) => isGood(fields[field]))) return undefined;
  return {
    ...{ id, name, createdAt, maxKeys: maxKeys as number },
    ...(Object.fromEntries(options.map(([field]) => [field, fields[field]])) as Partial<KeyPolicy>),
  };
}
