import { type Account, type AccountState, type Cooldown, type UpstreamWindow, windowLengthMs } from '@app/accounts';
import type { AccountFigures, AccountStanding } from '@app/telemetry';
import type { Infrastructure } from '../bootstrap/infrastructure';

type Parts = Pick<Infrastructure, 'accounts' | 'pool'>;

const NANO_PER_DOLLAR = 1e9;
/** What the window of an account's own `dailyCostUsd` is called, here as in events. */
const OWN_QUOTA = 'daily-cost';

/**
 * How an account stands, out of what this process holds in memory.
 * @param now milliseconds since the epoch
 * @param today what days of budgets are called now, such as `2026-11-21`
 */
export function accountFigures(
  account: Account,
  { accounts, pool }: Parts,
  now: number,
  today: string,
): AccountFigures {
  const { id, platform, maxConcurrency } = account;
  const state = pool.stateOf(id);
  const cooldowns = (state?.cooldowns ?? []).filter(({ until }) => until > now);
  const { firstByteMs } = state ?? {};
  return {
    ...{ id, platform, maxConcurrency, isCooling: cooldowns.length > 0 },
    standing: blockedBy(account, accounts, now) ?? (isSpent(account, state, today) ? 'spent' : restOf(cooldowns)),
    running: pool.slots.running(id),
    firstByteSeconds: firstByteMs === undefined ? undefined : firstByteMs / 1_000,
    quotas: [...quotasOf(account, state, now, today)].map(([window, utilization]) => ({ window, utilization })),
  };
}

/** What only people can do something about; undefined: nothing. */
function blockedBy(
  { id, schedulable, expiresAt }: Account,
  accounts: Parts['accounts'],
  now: number,
): AccountStanding | undefined {
  const credential = accounts.credentialState(id);
  if (credential !== 'usable') return credential;
  if (expiresAt !== undefined && Date.parse(expiresAt) <= now) return 'expired';
  return schedulable ? undefined : 'paused';
}

function restOf(cooldowns: readonly Cooldown[]): AccountStanding {
  if (cooldowns.length === 0) return 'available';
  return cooldowns.every(({ scope }) => scope.startsWith('family:')) ? 'limited' : 'cooling';
}

/** Such an account gets no requests until tomorrow. */
const isSpent = ({ dailyCostUsd = Infinity }: Account, state: AccountState | undefined, today: string): boolean =>
  state?.spent?.day === today && Number(state.spent.nanoDollars) >= dailyCostUsd * NANO_PER_DOLLAR;

/**
 * The own budget first, then windows that somebody can run out of, then buckets. Each window once: two series of one name would spoil the
 * scrape.
 */
function quotasOf(
  { dailyCostUsd }: Account,
  state: AccountState | undefined,
  now: number,
  today: string,
): ReadonlyMap<string, number> {
  const quotas = new Map<string, number>();
  if (dailyCostUsd !== undefined && dailyCostUsd > 0) {
    const spent = state?.spent?.day === today ? Number(state.spent.nanoDollars) : 0;
    quotas.set(OWN_QUOTA, spent / NANO_PER_DOLLAR / dailyCostUsd);
  }
  for (const window of inOrder(state?.windows ?? [])) {
    const used = (window.resetsAt ?? Infinity) > now ? usedShare(window) : undefined;
    if (used !== undefined && window.name !== OWN_QUOTA) quotas.set(window.name, used);
  }
  return quotas;
}

function inOrder(windows: readonly UpstreamWindow[]): UpstreamWindow[] {
  const isBucket = ({ name }: UpstreamWindow): boolean => windowLengthMs(name) === undefined;
  return [...windows.filter((window) => !isBucket(window)), ...windows.filter(isBucket)];
}

const usedShare = ({ status, utilization }: UpstreamWindow): number | undefined =>
  utilization ?? (status === 'rejected' ? 1 : undefined);
