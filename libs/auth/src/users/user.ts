import { type Limits, type Role, decodeLimits, roles } from '@app/common';
import { type DirectoryStanding, decodeDirectoryStanding } from './directory-standing';

/** Who checks the password of a user. */
export const providers = ['local', 'directory'] as const;
export type Provider = (typeof providers)[number];

/** Somebody who can sign in to the control plane. */
export interface User {
  readonly id: string;
  /** Canonical, see canonical-username.ts. No two users share one. */
  readonly username: string;
  readonly role: Role;
  readonly provider: Provider;
  /** PHC string, argon2id; local users have one, and nobody else. Leaves this lib for nobody. */
  readonly passwordHash?: string;
  /** Rises with every change that ends open sessions: see session-ending-change.ts. */
  readonly epoch: number;
  /** The administrators' switch. Whether somebody may do anything at all is for `isActive` to say. */
  readonly enabled: boolean;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** Somebody else chose the password: nothing can be done before it is changed. */
  readonly mustChangePassword?: boolean;
  readonly email?: string;
  readonly displayName?: string;
  readonly tags?: readonly string[];
  /** Account groups that an administrator put the person into; directory groups may bring more. */
  readonly groupIds?: readonly string[];
  /** Over all keys of the user together. */
  readonly limits?: Limits;
  /** Share of a free slot when several people wait for one, 1 to 100; absent: 1. */
  readonly queueWeight?: number;
  /** Users of the directory have one, and nobody else. */
  readonly directory?: DirectoryStanding;
  /** ISO 8601, UTC: deleted, and restorable for 30 days. The user name stays taken until then. */
  readonly deletedAt?: string;
}

type Check = (value: unknown) => boolean;

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isRole = (value: unknown): value is Role => (roles as readonly unknown[]).includes(value);
const isProvider = (value: unknown): value is Provider => (providers as readonly unknown[]).includes(value);
const isEpoch = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 1;
const isTextList: Check = (value) => Array.isArray(value) && value.every(isText);
const isMoment: Check = (value) => isText(value) && !Number.isNaN(Date.parse(value));
const isQueueWeight: Check = (value) =>
  Number.isSafeInteger(value) && (value as number) >= 1 && (value as number) <= 100;

const optionalFields: Readonly<Partial<Record<keyof User, Check>>> = {
  passwordHash: (value) => isText(value) && value.startsWith('$argon2id$'),
  mustChangePassword: (value) => typeof value === 'boolean',
  email: isText,
  displayName: isText,
  tags: isTextList,
  groupIds: isTextList,
  limits: (value) => decodeLimits(value) !== undefined,
  queueWeight: isQueueWeight,
  directory: (value) => decodeDirectoryStanding(value) !== undefined,
  deletedAt: isMoment,
};

/** Undefined for anything that is not a whole user: limits that cannot be read must not be taken for none. */
export function decodeUser(value: unknown): User | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = value as Readonly<Record<string, unknown>>;
  // Records of the first version know local users only.
  const { id, username, role, provider = 'local', epoch, enabled, createdAt } = fields;
  if (!isText(id) || !isText(username) || !isRole(role) || !isProvider(provider) || !isText(createdAt))
    return undefined;
  if (!isEpoch(epoch) || typeof enabled !== 'boolean') return undefined;
  const proof = provider === 'local' ? 'passwordHash' : 'directory';
  const otherProof = provider === 'local' ? 'directory' : 'passwordHash';
  if (fields[proof] === undefined || fields[otherProof] !== undefined) return undefined;
  const options = Object.entries(optionalFields).filter(([field]) => fields[field] !== undefined);
  if (!options.every(([field, isGood]) => isGood(fields[field]))) return undefined;
  return {
    ...{ id, username, role, provider, epoch, enabled, createdAt },
    ...(Object.fromEntries(options.map(([field]) => [field, fields[field]])) as Partial<User>),
  };
}
