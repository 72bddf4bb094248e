import { AccountShelves } from './account-shelves';
import { type PoolParts } from './pool-parts';
import type { ScheduleQuestion, Scheduling } from './schedule-question';
import { Selection } from './selection';
import type { Waiting } from './slots/waiter';
import { UseOrder } from './use-order';

/** Finds an account for a request: within its key's binding, for its conversation, by the group's strategy, with a free slot. */
export class AccountScheduler {
  private readonly uses = new UseOrder();
  private readonly shelves: AccountShelves;

  constructor(private readonly parts: PoolParts) {
    this.shelves = new AccountShelves(parts.accounts.collection);
    parts.accounts.collection.onChange((accountId, account) => {
      if (account) return;
      this.uses.forget(accountId);
      parts.slots.forget(accountId);
    });
  }

  /**
   * @param tried accounts that have failed this request
   * @param waiting how it may wait for a free slot; undefined: not at all
   * @throws what Redis throws, where a slot has to be counted and it is away
   */
  lease(question: ScheduleQuestion, tried: ReadonlySet<string>, waiting: Waiting | undefined): Promise<Scheduling> {
    return new Selection(this.parts, this.uses, this.shelves, question, tried).run(waiting);
  }
}
