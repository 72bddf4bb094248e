import type { Limits } from '@app/common';

/** Families of client protocols that a key may be restricted to. */
export const keyPermissions = ['claude', 'openai', 'gemini', 'droid'] as const;
export type KeyPermission = (typeof keyPermissions)[number];

/** Clients that a key may be restricted to, told by what they send: a guard rail, no security boundary. */
export const knownClients = ['claude-code', 'codex', 'gemini-cli', 'droid'] as const;
export type KnownClient = (typeof knownClients)[number];

/** What a client presents, without the secret itself. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly userId: string;
  /** SHA-256 of the whole key text, hexadecimal. */
  readonly digest: string;
  /** The last letters, so that people can tell their keys apart. */
  readonly hint: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** ISO 8601, UTC; absent: does not expire. */
  readonly expiresAt?: string;
  readonly enabled: boolean;
  /** Answers carry `x-trunkline-account`. */
  readonly debug: boolean;
  /** Absent or empty: all. */
  readonly permissions?: readonly KeyPermission[];
  /** The only group, or the only account, that serves this key; absent: every account. */
  readonly groupId?: string;
  readonly accountId?: string;
  /** Where the key may turn when none of those can serve; absent: nowhere. */
  readonly fallbackGroupId?: string;
  /** ISO 8601 duration that begins with the first use; `expiresAt` is set then. */
  readonly validFor?: string;
  /** ISO 8601, UTC: the first use of a key with `validFor`. */
  readonly firstUsedAt?: string;
  readonly limits?: Limits;
  /** Absent or empty: any. */
  readonly allowedClients?: readonly KnownClient[];
  /** Model names, `*` standing for any text; absent: any. What is denied stays denied. */
  readonly allowedModels?: readonly string[];
  readonly deniedModels?: readonly string[];
  /** Addresses that the key may be used from; absent: any. */
  readonly allowedCidrs?: readonly string[];
  readonly tags?: readonly string[];
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

export function decodeApiKey(value: unknown): ApiKey | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { id, name, userId, digest, hint, createdAt, expiresAt, enabled, debug } = value as Record<string, unknown>;
  if (!isText(id) || !isText(name) || !isText(userId) || !isText(digest) || !isText(hint) || !isText(createdAt))
    return undefined;
  if (typeof enabled !== 'boolean' || typeof debug !== 'boolean') return undefined;
  const record = { id, name, userId, digest, hint, createdAt, enabled, debug };
  if (expiresAt === undefined) return record;
  return isText(expiresAt) ? { ...record, expiresAt } : undefined;
}
