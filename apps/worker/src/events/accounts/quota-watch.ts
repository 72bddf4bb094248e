import type { Account, AccountState } from '@app/accounts';
import type { NewEvent } from '@app/events';
import { knownData } from '../known-data';
import { quotaName } from './quota-name';
import { type QuotaUse, quotaUses } from './quota-use';

export interface QuotaWatchParts {
  readonly accounts: { readonly collection: { values(): Iterable<Account>; sync(): Promise<void> } };
  readonly states: { readonly collection: { get(id: string): AccountState | undefined; sync(): Promise<void> } };
  readonly publish: (event: NewEvent) => Promise<boolean>;
  /** Whether something was said under one of these names. */
  readonly hasSaid: (names: readonly string[]) => Promise<boolean>;
  readonly now: () => number;
  /** What days of budgets are called, and when they end. */
  readonly dayAt: (now: number) => { readonly name: string; readonly endsAt: number };
  /** Percent at which to warn, in ascending order. */
  readonly warningPercents: readonly number[];
}

interface Told {
  readonly stretch: number | string;
  readonly percent: number;
}

const USED_UP = Infinity;
/** Resets of one stretch that are said a little differently. */
const SAME_RESET_MS = 60 * 1_000;
const KEPT_AFTER_RESET_MS = 24 * 60 * 60 * 1_000;
const KEPT_WITHOUT_RESET_MS = 2 * KEPT_AFTER_RESET_MS;

/** Tells when quotas of accounts run out: each level once an account, quota and stretch of it, by all workers together. */
export class QuotaWatch {
  /** Account id, blank, window → the highest level that was told, so that Redis is not asked again and again. */
  private readonly told = new Map<string, Told>();

  constructor(private readonly parts: QuotaWatchParts) {}

  /** @returns how many events there were to tell */
  async run(): Promise<number> {
    const { accounts, states, now } = this.parts;
    await Promise.all([accounts.collection.sync(), states.collection.sync()]);
    const at = now();
    const day = this.parts.dayAt(at);
    const seen = new Set<string>();
    let count = 0;
    for (const account of accounts.collection.values()) {
      const state = states.collection.get(account.id);
      if (!state) continue;
      for (const use of quotaUses(account, state, at, day)) {
        seen.add(`${account.id} ${use.window}`);
        if (await this.tell(account, use, at)) count += 1;
      }
    }
    for (const name of this.told.keys()) if (!seen.has(name)) this.told.delete(name);
    return count;
  }

  private async tell(account: Account, use: QuotaUse, now: number): Promise<boolean> {
    const level = this.levelOf(use);
    if (level === undefined) return false;
    const name = `${account.id} ${use.window}`;
    const before = this.told.get(name);
    if (before && isSameStretch(before.stretch, use.stretch) && before.percent >= level) return false;
    // Another process, or this one before it was started anew, may have seen it higher: on its way down it reaches nothing.
    const higher = this.levels.filter((other) => other > level).map((other) => nameOf(account.id, use, other));
    const isTold =
      !(await this.parts.hasSaid(higher)) && (await this.parts.publish(quotaEvent(account, use, level, now)));
    this.told.set(name, { stretch: use.stretch, percent: level });
    return isTold;
  }

  private get levels(): readonly number[] {
    return [...this.parts.warningPercents, USED_UP];
  }

  /** The highest level that is reached: what jumps over two is told once. */
  private levelOf({ isUsedUp, percent }: QuotaUse): number | undefined {
    if (isUsedUp) return USED_UP;
    return percent === undefined ? undefined : this.parts.warningPercents.findLast((level) => percent >= level);
  }
}

function isSameStretch(one: number | string, other: number | string): boolean {
  if (typeof one === 'number' && typeof other === 'number') return Math.abs(one - other) < SAME_RESET_MS;
  return one === other;
}

const nameOf = (accountId: string, { window, stretch }: QuotaUse, level: number): string =>
  quotaName(accountId, window, level === USED_UP ? 'exhausted' : level, stretch);

function quotaEvent(account: Account, use: QuotaUse, level: number, now: number): NewEvent {
  const { window, percent, family, resetsAt, isUsedUp } = use;
  const { id, name, platform, groupIds } = account;
  const resets = resetsAt === undefined ? undefined : new Date(resetsAt).toISOString();
  const what = window === 'daily-cost' ? 'its own limit of the day' : `its ${window} quota`;
  return {
    type: isUsedUp ? 'account.quota_exhausted' : 'account.quota_warning',
    summary: `Account ${name} has used ${isUsedUp ? 'all' : `${percent ?? level} %`} of ${what}${resets === undefined ? '' : `, which begins anew at ${resets}`}`,
    data: knownData({
      ...{ accountId: id, accountName: name, platform, window },
      ...{ percent, threshold: isUsedUp ? undefined : level, family, resetsAt: resets },
    }),
    ...(groupIds?.length ? { groupIds } : {}),
    once: {
      name: nameOf(id, use, level),
      forMs: resetsAt === undefined ? KEPT_WITHOUT_RESET_MS : resetsAt - now + KEPT_AFTER_RESET_MS,
    },
  };
}
