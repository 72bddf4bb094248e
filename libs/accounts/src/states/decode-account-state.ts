import type { AccountState, UpstreamWindow } from './account-state';
import {
  type Cooldown,
  type CooldownCause,
  type CooldownEvidence,
  type CooldownScope,
  cooldownCauses,
} from './cooldown';

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isOptional = (value: unknown, isGood: (value: unknown) => boolean): boolean =>
  value === undefined || isGood(value);

const isScope = (value: unknown): value is CooldownScope =>
  value === 'account' || value === 'host' || (isText(value) && /^family:./s.test(value));
const isCause = (value: unknown): value is CooldownCause => (cooldownCauses as readonly unknown[]).includes(value);
const isEvidence = (value: unknown): value is CooldownEvidence =>
  isObject(value) &&
  isOptional(value.status, isNumber) &&
  isOptional(value.code, isText) &&
  isOptional(value.requestId, isText);
const isCooldown = (value: unknown): value is Cooldown =>
  isObject(value) &&
  isScope(value.scope) &&
  isCause(value.cause) &&
  isNumber(value.since) &&
  isNumber(value.until) &&
  isEvidence(value.evidence);

const windowStatuses: readonly unknown[] = ['allowed', 'warning', 'rejected'] satisfies UpstreamWindow['status'][];
const isWindow = (value: unknown): value is UpstreamWindow =>
  isObject(value) &&
  isText(value.name) &&
  windowStatuses.includes(value.status) &&
  isOptional(value.utilization, isNumber) &&
  isOptional(value.resetsAt, isNumber) &&
  isOptional(value.family, isText);

const isSpent = (value: unknown): value is NonNullable<AccountState['spent']> =>
  isObject(value) && isText(value.day) && typeof value.nanoDollars === 'string' && /^\d+$/.test(value.nanoDollars);

/**
 * What account-states holds. Cooldowns and windows are objects there, keyed by cause and scope, and by name: scripts change single ones,
 * and an empty list would come out of them as an object.
 */
export function decodeAccountState(value: unknown): AccountState | undefined {
  if (!isObject(value) || !isText(value.id) || !isObject(value.cooldowns) || !isObject(value.windows)) return undefined;
  const cooldowns = Object.values(value.cooldowns);
  const windows = Object.values(value.windows);
  if (!cooldowns.every(isCooldown) || !windows.every(isWindow)) return undefined;
  const { id, firstByteMs, spent } = value;
  if (!isOptional(firstByteMs, isNumber) || !isOptional(spent, isSpent)) return undefined;
  return {
    ...{ id, cooldowns, windows },
    ...(isNumber(firstByteMs) ? { firstByteMs } : {}),
    ...(isSpent(spent) ? { spent } : {}),
  };
}
