import { type Role, roles } from '@app/common';

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
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isRole = (value: unknown): value is Role => (roles as readonly unknown[]).includes(value);
const isEpoch = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 1;

export function decodeUser(value: unknown): User | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { id, username, role, passwordHash, epoch, enabled, createdAt, mustChangePassword } = value as Record<
    string,
    unknown
  >;
  if (!isText(id) || !isText(username) || !isRole(role) || !isText(createdAt)) return undefined;
  if (!isText(passwordHash) || !passwordHash.startsWith('$argon2id$')) return undefined;
  if (!isEpoch(epoch) || typeof enabled !== 'boolean') return undefined;
  const user = { id, username, role, passwordHash, epoch, enabled, createdAt };
  if (mustChangePassword === undefined) return user;
  return typeof mustChangePassword === 'boolean' ? { ...user, mustChangePassword } : undefined;
}
