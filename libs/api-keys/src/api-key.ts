import { type Limits, decodeLimits } from '@app/common';
import { parseValidity } from './rules/validity';

/** Families of client protocols that a key may be restricted to. */
export const keyPermissions = ['claude', 'openai', 'gemini', 'droid'] as const;
export type KeyPermission = (typeof keyPermissions)[number];

/** Clients that a key may be restricted to, told by what they send: a guard rail, no security boundary. */
export const knownClients = ['claude-code', 'codex', 'gemini-cli', 'droid'] as const;
export type KnownClient = (typeof knownClients)[number];

/** Who issued a key: an administrator in the name of the team, its owner within their policy, or a sign-in of Claude Code. */
export const keyOrigins = ['administrator', 'self', 'device'] as const;
export type KeyOrigin = (typeof keyOrigins)[number];

/** The text that a key had before it was rotated, good until the overlap is over. */
export interface PreviousDigest {
  readonly digest: string;
  /** ISO 8601, UTC. */
  readonly validUntil: string;
}

/** How far ahead the end of a capture may be. */
export const LONGEST_CAPTURE_MS = 24 * 3_600_000;

/** Details of the key's requests are kept for a while, because an administrator asked for it. */
export interface KeyCapture {
  /** ISO 8601, UTC. */
  readonly until: string;
}

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
  /** Absent: an administrator. */
  readonly origin?: KeyOrigin;
  /** Which of the places for keys that its owner may issue themselves this one takes; no two keys of one owner share one. */
  readonly ownSlot?: number;
  readonly previous?: PreviousDigest;
  readonly capture?: KeyCapture;
  /** ISO 8601, UTC: ended, and restorable for 30 days. */
  readonly deletedAt?: string;
}

type Fields = Readonly<Record<string, unknown>>;

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isTextList = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const isMoment = (value: unknown): boolean => isText(value) && !Number.isNaN(Date.parse(value));
const isListOf =
  (known: readonly unknown[]) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.every((item) => known.includes(item));

function isPreviousDigest(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { digest, validUntil } = value as Fields;
  return isText(digest) && isMoment(validUntil);
}

const isCapture = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && isMoment((value as Fields).until);

const optionalFields: Readonly<Partial<Record<keyof ApiKey, (value: unknown) => boolean>>> = {
  expiresAt: isMoment,
  permissions: isListOf(keyPermissions),
  groupId: isText,
  accountId: isText,
  fallbackGroupId: isText,
  validFor: (value) => isText(value) && parseValidity(value) !== undefined,
  firstUsedAt: isMoment,
  limits: (value) => decodeLimits(value) !== undefined,
  allowedClients: isListOf(knownClients),
  allowedModels: isTextList,
  deniedModels: isTextList,
  allowedCidrs: isTextList,
  tags: isTextList,
  origin: (value) => (keyOrigins as readonly unknown[]).includes(value),
  ownSlot: (value) => Number.isSafeInteger(value) && (value as number) >= 0,
  previous: isPreviousDigest,
  capture: isCapture,
  deletedAt: isMoment,
};

/** Undefined for anything that is not a whole key: a rule that cannot be read must not be taken for none. */
export function decodeApiKey(value: unknown): ApiKey | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = value as Fields;
  const { id, name, userId, digest, hint, createdAt, enabled, debug, groupId, accountId } = fields;
  if (!isText(id) || !isText(name) || !isText(userId) || !isText(digest) || !isText(hint) || !isText(createdAt))
    return undefined;
  if (typeof enabled !== 'boolean' || typeof debug !== 'boolean') return undefined;
  if (groupId !== undefined && accountId !== undefined) return undefined;
  const options = Object.entries(optionalFields).filter(([field]) => fields[field] !== undefined);
  if (!options.every(([field, isGood]) => isGood(fields[field]))) return undefined;
  return {
    ...{ id, name, userId, digest, hint, createdAt, enabled, debug },
    ...(Object.fromEntries(options.map(([field]) => [field, fields[field]])) as Partial<ApiKey>),
  };
}
