import { type Platform, platforms } from '@app/common';
import type { CooldownCause } from './states/cooldown';

/** An upstream credential's settings. The credential itself is kept apart, sealed: see account-credentials.ts. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly platform: Platform;
  /** Absent: the platform's own address. */
  readonly baseUrl?: string;
  /** 1 to 100, the lower number is preferred. */
  readonly priority: number;
  /** Model names, `*` standing for any text; absent: what the platform serves. */
  readonly models?: readonly string[];
  /** The administrator's switch. Cooldowns never touch it. */
  readonly schedulable: boolean;
  /** A personal account serves the keys of its owner only. */
  readonly personal: boolean;
  readonly ownerId?: string;
  /** Groups that it is a member of. */
  readonly groupIds?: readonly string[];
  /** Name that a client asks for → name that the upstream knows. */
  readonly modelMapping?: Readonly<Record<string, string>>;
  /** Requests under way at the same time; absent: any number. */
  readonly maxConcurrency?: number;
  /** Share of a group that shuffles, 1 to 100; absent: 1. */
  readonly weight?: number;
  /** At most one message that a person began waits for this account's answer at a time, and the next one so long after it. */
  readonly serialQueue?: { readonly spacingMs: number };
  /** What it may cost in a day; reached, it rests until the next one. */
  readonly dailyCostUsd?: number;
  /** ISO 8601, UTC: when the subscription behind it ends. */
  readonly expiresAt?: string;
  /** Seconds to leave it alone by cause, over the defaults; 0: not at all. */
  readonly cooldownSeconds?: Readonly<Partial<Record<CooldownCause, number>>>;
  /** How long it may take to the first byte before another account is tried; absent: as long as all may. */
  readonly firstByteTimeoutMs?: number;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isPlatform = (value: unknown): value is Platform => (platforms as readonly unknown[]).includes(value);
const isTextList = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);
const isTextOrAbsent = (value: unknown): value is string | undefined => value === undefined || isText(value);

export function decodeAccount(value: unknown): Account | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { id, name, platform, baseUrl, priority, models, schedulable, personal, ownerId, createdAt } = value as Record<
    string,
    unknown
  >;
  if (!isText(id) || !isText(name) || !isPlatform(platform) || typeof priority !== 'number' || !isText(createdAt))
    return undefined;
  if (typeof schedulable !== 'boolean' || typeof personal !== 'boolean') return undefined;
  if (!isTextOrAbsent(baseUrl) || !isTextOrAbsent(ownerId)) return undefined;
  if (models !== undefined && !isTextList(models)) return undefined;
  return {
    ...{ id, name, platform, priority, schedulable, personal, createdAt },
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(models === undefined ? {} : { models }),
    ...(ownerId === undefined ? {} : { ownerId }),
  };
}
