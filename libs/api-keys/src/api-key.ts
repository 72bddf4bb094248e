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
