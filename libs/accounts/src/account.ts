import { type Platform, platforms } from '@app/common';
import { type AccountPricing, isAccountPricing } from './account-pricing';
import { type AccountProxy, isAccountProxy } from './account-proxy';
import { type CooldownCause, cooldownCauses } from './states/cooldown';

/** An upstream credential's settings. The credential itself is kept apart, sealed: see account-credentials.ts. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly platform: Platform;
  /** Absent: the platform's own address. */
  readonly baseUrl?: string;
  /** Where its upstream is, for platforms that have one address for every resource, region or project. */
  readonly location?: AccountLocation;
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
  /** What is special about its prices; absent: nothing. */
  readonly pricing?: AccountPricing;
  /** ISO 8601, UTC: when the subscription behind it ends. */
  readonly expiresAt?: string;
  /** Seconds to leave it alone by cause, over the defaults; 0: not at all. */
  readonly cooldownSeconds?: Readonly<Partial<Record<CooldownCause, number>>>;
  /** How long it may take to the first byte before another account is tried; absent: as long as all may. */
  readonly firstByteTimeoutMs?: number;
  /** All its requests go through it, or not at all. Absent: straight to the upstream. */
  readonly proxy?: AccountProxy;
  /** Sent with each of its requests, names in lower case. No place for secrets: whoever may see the account sees them. */
  readonly headers?: Readonly<Record<string, string>>;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

/** What of an upstream's place is no secret. */
export interface AccountLocation {
  /** Base URL of a resource of its own. */
  readonly endpoint?: string;
  readonly region?: string;
  readonly projectId?: string;
  /** Day of the upstream's interface that a resource is spoken to in (Azure OpenAI); absent: the undated one. */
  readonly apiVersion?: string;
  /** An upstream whose address and habits are known. */
  readonly preset?: string;
  /** Header that carries the credential, where the upstream leaves the choice. */
  readonly header?: string;
  /** Wire protocols that it speaks, where that is an administrator's to say. */
  readonly speaks?: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isPlatform = (value: unknown): value is Platform => (platforms as readonly unknown[]).includes(value);
const isTextList = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 1;
const isDuration = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isAmount = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value) && value >= 0;
const isMoment = (value: unknown): boolean => isText(value) && !Number.isNaN(Date.parse(value));
const isCause = (value: string): boolean => (cooldownCauses as readonly string[]).includes(value);

const optionalFields: Readonly<Partial<Record<keyof Account, (value: unknown) => boolean>>> = {
  baseUrl: isText,
  location: (value) =>
    isObject(value) &&
    Object.entries(value).every(([name, member]) => (name === 'speaks' ? isTextList(member) : isText(member))),
  models: isTextList,
  ownerId: isText,
  groupIds: isTextList,
  modelMapping: (value) => isObject(value) && Object.values(value).every(isText),
  maxConcurrency: isCount,
  weight: isCount,
  serialQueue: (value) => isObject(value) && isDuration(value.spacingMs),
  dailyCostUsd: isAmount,
  pricing: isAccountPricing,
  expiresAt: isMoment,
  cooldownSeconds: (value) =>
    isObject(value) && Object.entries(value).every(([cause, seconds]) => isCause(cause) && isDuration(seconds)),
  firstByteTimeoutMs: isCount,
  proxy: isAccountProxy,
  headers: (value) => isObject(value) && Object.values(value).every(isText),
};

/** Undefined for anything that is not a whole account: a setting that cannot be read must not be taken for none. */
export function decodeAccount(value: unknown): Account | undefined {
  if (!isObject(value)) return undefined;
  const { id, name, platform, priority, schedulable, personal, createdAt, modelMapping } = value;
  if (!isText(id) || !isText(name) || !isPlatform(platform) || typeof priority !== 'number' || !isText(createdAt))
    return undefined;
  if (typeof schedulable !== 'boolean' || typeof personal !== 'boolean') return undefined;
  const options = Object.entries(optionalFields).filter(([field]) => value[field] !== undefined);
  if (!options.every(([field, isGood]) => isGood(value[field]))) return undefined;
  return {
    ...{ id, name, platform, priority, schedulable, personal, createdAt },
    ...(Object.fromEntries(options.map(([field]) => [field, value[field]])) as Partial<Account>),
    // No prototype: a client may ask for a model named `constructor`.
    ...(modelMapping === undefined ? {} : { modelMapping: withoutPrototype(modelMapping as Record<string, string>) }),
  };
}

const withoutPrototype = (mapping: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.assign(Object.create(null) as Record<string, string>, mapping);
