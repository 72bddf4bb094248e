import type { Account, AccountState, Cooldown, CredentialState } from '@app/accounts';
import { type Scope, outsideOf } from './binding';
import { servesModel } from './model-pattern';

/** Why an account is passed over. `too-slow` counts only against keeping a conversation where it is. */
export type Ineligibility =
  | 'switched-off'
  | 'credential-unreadable'
  | 'needs-reauth'
  | 'expired'
  | 'model-not-served'
  | 'operation-not-supported'
  | 'personal-of-another-user'
  | 'not-in-group'
  | 'not-the-bound-account'
  | 'cooling'
  | 'model-cooling'
  | 'host-cooling'
  | 'awaiting-probe'
  | 'quota-used-up'
  | 'slots-taken'
  | 'serial-queue-busy'
  | 'too-slow'
  | 'already-tried';
export type Reasons = readonly Ineligibility[];

/** How an account fares for one model. `half-open`: its cooldown is over, and one request goes ahead of the others. */
export type Availability =
  | { readonly kind: 'available' }
  | { readonly kind: 'cooling'; readonly cooldown: Cooldown; readonly isSoft: boolean }
  | { readonly kind: 'half-open'; readonly cooldown: Cooldown };

export interface EligibilityQuestion {
  readonly model: string;
  /** Whose key asks. */
  readonly userId: string;
  readonly scope: Scope;
  /** Accounts that have failed this request. */
  readonly tried: ReadonlySet<string>;
  /** Whether the account's platform can do what is asked at all; absent: every one can. */
  isCapable?(account: Account): boolean;
}

/** What is known of accounts at the moment of a choice. */
export interface AccountFacts {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The day that budgets of accounts count, such as `2026-11-21`. */
  readonly today: string;
  platformModels(account: Account): readonly string[];
  credentialState(accountId: string): CredentialState;
  availability(account: Account): Availability;
  spent(accountId: string): AccountState['spent'];
  /** What it cannot give just now: a hint of this process, the slot script decides. */
  shortage(account: Account): 'slots-taken' | 'serial-queue-busy' | undefined;
  /** Whether this process may ask for the probe of a half-open account. */
  mayProbe(accountId: string): boolean;
}

const none: Reasons = Object.freeze([]);
const alone = new Map<Ineligibility, Reasons>();
const NANO_PER_DOLLAR = 1e9;

/** Shares lists of one reason: this runs for every account at every request. */
function and(reasons: Reasons, reason: Ineligibility): Reasons {
  if (reasons.length > 0) return [...reasons, reason];
  let list = alone.get(reason);
  if (!list) alone.set(reason, (list = Object.freeze([reason])));
  return list;
}

/**
 * The one predicate that says whether an account may serve a request: pool, group, dedicated account and affinity all ask it. Pure; an
 * empty answer means yes. Of an account outside of the scope nothing else is asked.
 */
export function ineligibilities(account: Account, question: EligibilityQuestion, facts: AccountFacts): Reasons {
  const outside = outsideOf(account, question.scope);
  if (outside) return and(none, outside);
  let reasons = none;
  if (!account.schedulable) reasons = and(reasons, 'switched-off');
  const credentials = facts.credentialState(account.id);
  if (credentials !== 'usable')
    reasons = and(reasons, credentials === 'unreadable' ? 'credential-unreadable' : 'needs-reauth');
  if (isExpired(account, facts.now)) reasons = and(reasons, 'expired');
  if (!servesMapped(account, facts.platformModels(account), question.model)) reasons = and(reasons, 'model-not-served');
  if (question.isCapable?.(account) === false) reasons = and(reasons, 'operation-not-supported');
  if (account.personal && account.ownerId !== question.userId) reasons = and(reasons, 'personal-of-another-user');
  const health = unwell(account, facts);
  if (health) reasons = and(reasons, health);
  if (isQuotaUsedUp(account, facts)) reasons = and(reasons, 'quota-used-up');
  const shortage = facts.shortage(account);
  if (shortage) reasons = and(reasons, shortage);
  if (question.tried.has(account.id)) reasons = and(reasons, 'already-tried');
  return reasons;
}

/** A name that the account maps is served whatever its list says; the name it is mapped to is the upstream's affair. */
export function servesMapped(account: Account, platformModels: readonly string[], model: string): boolean {
  if (account.modelMapping !== undefined && Object.hasOwn(account.modelMapping, model)) return true;
  return servesModel(account.models ?? platformModels, model);
}

function isExpired(account: Account, now: number): boolean {
  return account.expiresAt !== undefined && Date.parse(account.expiresAt) <= now;
}

function unwell(account: Account, facts: AccountFacts): Ineligibility | undefined {
  const availability = facts.availability(account);
  if (availability.kind === 'available') return undefined;
  if (availability.kind === 'half-open') return facts.mayProbe(account.id) ? undefined : 'awaiting-probe';
  const { scope } = availability.cooldown;
  if (scope === 'account') return 'cooling';
  return scope === 'host' ? 'host-cooling' : 'model-cooling';
}

function isQuotaUsedUp(account: Account, facts: AccountFacts): boolean {
  if (account.dailyCostUsd === undefined) return false;
  const spent = facts.spent(account.id);
  return spent?.day === facts.today && Number(spent.nanoDollars) >= account.dailyCostUsd * NANO_PER_DOLLAR;
}

const outOfReach: ReadonlySet<Ineligibility> = new Set<Ineligibility>([
  ...(['not-in-group', 'not-the-bound-account', 'personal-of-another-user', 'model-not-served'] as const),
  'operation-not-supported',
]);
const coolingReasons: ReadonlySet<Ineligibility> = new Set(['cooling', 'model-cooling', 'host-cooling'] as const);
const shortages: ReadonlySet<Ineligibility> = new Set(['slots-taken', 'serial-queue-busy'] as const);
const passing: ReadonlySet<Ineligibility> = new Set([...coolingReasons, ...shortages, 'awaiting-probe']);

/** Whether the account would serve the model to this user if all were well: tells "unknown model" from "none available". */
export function isWithinReach(reasons: Reasons): boolean {
  return !reasons.some((reason) => outOfReach.has(reason));
}

/** Whether it is only what is asked of it that the account cannot do: tells "nobody can" from "unknown model". */
export function lacksOnlyAbility(reasons: Reasons): boolean {
  const missing = reasons.filter((reason) => outOfReach.has(reason));
  return missing.length === 1 && missing[0] === 'operation-not-supported';
}

/** Whether nothing but a free slot (or a free serial lock) is missing. */
export function lacksOnlySlot(reasons: Reasons): boolean {
  return reasons.length > 0 && reasons.every((reason) => shortages.has(reason));
}

/** Whether nothing but the end of a cooldown is missing. */
export function lacksOnlyRest(reasons: Reasons): boolean {
  return reasons.length > 0 && reasons.every((reason) => coolingReasons.has(reason));
}

/** Whether waiting a little helps: nothing stands in the way that lasts. */
export function passesByItself(reasons: Reasons): boolean {
  return reasons.length > 0 && reasons.every((reason) => passing.has(reason));
}
