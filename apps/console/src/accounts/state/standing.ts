import type { AccountStatus, Cooldown, ShownAccount } from '../account';

/** What an account may do at this moment, in one word: its status, and three that the status alone does not tell. */
export type StandingKind = AccountStatus | 'exhausted' | 'budget' | 'partly';

export interface Standing {
  readonly kind: StandingKind;
  /** What keeps it away longest. */
  readonly cooldown?: Cooldown;
  /** ISO 8601. Absent: until somebody does something, or not said. */
  readonly until?: string;
  readonly since?: string;
}

type Told = Pick<ShownAccount, 'state' | 'spentTodayUsd' | 'dailyCostUsd' | 'forecast' | 'expiresAt'>;

const usedUp: ReadonlySet<Cooldown['cause']> = new Set(['window-used-up', 'quota-exhausted']);
const isOfFamily = ({ scope }: Cooldown): boolean => scope.startsWith('family:');
const longest = (cooldowns: readonly Cooldown[]): Cooldown | undefined =>
  [...cooldowns].sort((one, other) => other.until.localeCompare(one.until))[0];

/** How an account stands, and until when. */
export function standingOf(account: Told): Standing {
  const { status, cooldowns, windows, reauthorisation } = account.state;
  if (status === 'needs_reauth') return { kind: status, ...(reauthorisation ? { since: reauthorisation.since } : {}) };
  if (status === 'expired') return { kind: status, ...(account.expiresAt ? { since: account.expiresAt } : {}) };
  if (status === 'unreadable' || status === 'paused') return { kind: status };
  const ofAll = longest(cooldowns.filter((each) => !isOfFamily(each)));
  if (status === 'cooling') {
    const isUsedUp = windows.some((window) => window.status === 'rejected' && window.family === undefined);
    if (!ofAll) return { kind: status };
    return resting(isUsedUp || usedUp.has(ofAll.cause) ? 'exhausted' : 'cooling', ofAll);
  }
  if (account.dailyCostUsd !== undefined && Number(account.spentTodayUsd) >= account.dailyCostUsd) {
    const until = account.forecast?.dailyCost?.resetsAt;
    return { kind: 'budget', ...(typeof until === 'string' ? { until } : {}) };
  }
  const ofFamily = longest(cooldowns);
  return ofFamily ? resting('partly', ofFamily) : { kind: 'available' };
}

const resting = (kind: StandingKind, cooldown: Cooldown): Standing => ({
  ...{ kind, cooldown, until: cooldown.until, since: cooldown.since },
});

/** The family of models that a cooldown is of; absent: all of the account, or its host. */
export const familyOf = ({ scope }: Cooldown): string | undefined =>
  scope.startsWith('family:') ? scope.slice('family:'.length) : undefined;

/** What the upstream said, in its own words: `429 rate_limit_error`. Absent: nothing. */
export function evidenceOf({ evidence: { status, code } }: Cooldown): string | undefined {
  const words = [status, code].filter((each) => each !== undefined);
  return words.length === 0 ? undefined : words.join(' ');
}
