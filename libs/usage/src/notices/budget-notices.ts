import type { EventLog } from '@app/events';
import type { Logger } from '@app/telemetry';
import type { UsageRecord } from '../records/usage-record';
import { budgetNotice, budgetNoticeName, crossedThreshold } from './budget-notice';
import type { BudgetState, BudgetStates, Spender } from './budget-states';
import type { SettledRequest } from './settled-requests';

/** Who has spent what a record says: its key and its user, as far as they are still there. */
export type SpenderSource = (record: Pick<UsageRecord, 'keyId' | 'userId'>) => readonly Spender[];

const MOST_REMEMBERED = 10_000;
const ASK_AGAIN_MS = 60_000;

/** Tells when what keys and people have spent crosses a share of one of their budgets. */
export class BudgetNotices {
  /** What this process knows to have been said → until when that counts: spares a question a second for whoever is above a threshold. */
  private readonly said = new Map<string, number>();

  /** @param thresholds percent, rising */
  constructor(
    private readonly states: Pick<BudgetStates, 'of'>,
    private readonly log: Pick<EventLog, 'publish' | 'hasSaid'>,
    private readonly thresholds: readonly number[],
    private readonly logger: Pick<Logger, 'warn'>,
  ) {}

  /** Looks at every spender of a batch once a day of theirs. @returns how many events came of it */
  async tell(
    settled: readonly SettledRequest[],
    spendersOf: SpenderSource,
    dayOf: (at: number) => string,
  ): Promise<number> {
    const looks = new Map<string, { spender: Spender; at: number }>();
    for (const { at, record } of settled)
      for (const spender of spendersOf(record))
        looks.set(`${spender.kind}:${spender.id}:${dayOf(at)}`, { spender, at });
    let told = 0;
    for (const { spender, at } of looks.values())
      for (const state of await this.statesOf(spender, at)) if (await this.tellOf(spender, state, at)) told += 1;
    return told;
  }

  /** Books of one spender that are something else keep nobody from hearing of the others. */
  private async statesOf(spender: Spender, at: number): Promise<readonly BudgetState[]> {
    try {
      return await this.states.of(spender, at);
    } catch (error) {
      if (!(error instanceof Error) || !error.message.startsWith('WRONGTYPE')) throw error;
      this.logger.warn({ kind: spender.kind, id: spender.id }, 'what was spent cannot be read');
      return [];
    }
  }

  private async tellOf(spender: Spender, state: BudgetState, at: number): Promise<boolean> {
    const threshold = crossedThreshold(state, this.thresholds);
    if (threshold === undefined) return false;
    const name = budgetNoticeName(spender, state, threshold);
    if ((this.said.get(name) ?? 0) > at) return false;
    // A window empties by itself: on its way down it crosses nothing. And another process may have read a later sum.
    const higher = this.thresholds.filter((other) => other > threshold);
    const names = higher.map((other) => budgetNoticeName(spender, state, other));
    if (await this.log.hasSaid(names)) return false;
    const notice = budgetNotice(spender, state, threshold, at);
    const isNew = await this.log.publish(notice);
    if (this.said.size >= MOST_REMEMBERED) this.said.clear();
    // How long ago another process said it is not known here.
    this.said.set(name, at + (isNew ? (notice.once?.forMs ?? 0) : ASK_AGAIN_MS));
    return isNew;
  }
}
