import { type Limits, type Role, decodeLimits, roles } from '@app/common';

/** Somebody who can sign in to the control plane. */
export interface User {
  readonly id: string;
  /** Canonical, see canonical-username.ts. No two users share one. */
  readonly username: string;
  readonly role: Role;
  /** PHC string, argon2id. Leaves this lib for nobody. */
  readonly passwordHash: string;
  /** Rises with every change that ends open sessions: password, role, switched off. */
  readonly epoch: number;
  readonly enabled: boolean;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly mustChangePassword?: boolean;
  /** Over all keys of the user together. */
  readonly limits?: Limits;
  /** Share of a free slot when several people wait for one, 1 to 100; absent: 1. */
  readonly queueWeight?: number;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isRole = (value: unknown): value is Role => (roles as readonly unknown[]).includes(value);
const isEpoch = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 1;

const isQueueWeight = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 1 && (value as number) <= 100;

/** Undefined for anything that is not a whole user: limits that cannot be read must not be taken for none. */
export function decodeUser(value: unknown): User | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = value as Record<string, unknown>;
  const { id, username, role, passwordHash, epoch, enabled, createdAt, mustChangePassword, queueWeight } = fields;
  if (!isText(id) || !isText(username) || !isRole(role) || !isText(createdAt)) return undefined;
  if (!isText(passwordHash) || !passwordHash.startsWith('$argon2id$')) return undefined;
  if (!isEpoch(epoch) || typeof enabled !== 'boolean') return undefined;
  if (mustChangePassword !== undefined && typeof mustChangePassword !== 'boolean') return undefined;
  if (queueWeight !== undefined && !isQueueWeight(queueWeight)) return undefined;
  const limits = decodeLimits(fields.limits);
  if (fields.limits !== undefined && limits === undefined) return undefined;
  return {
    ...{ id, username, role, passwordHash, epoch, enabled, createdAt },
    ...(mustChangePassword === undefined ? {} : { mustChangePassword }),
    ...(limits === undefined ? {} : { limits }),
    ...(queueWeight === undefined ? {} : { queueWeight }),
  };
}
