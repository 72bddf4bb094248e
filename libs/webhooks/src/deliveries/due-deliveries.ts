import type { DeliveryJobs } from './delivery-jobs';
import type { DeliveryStore } from './delivery-store';

const PORTION = 200;

/** Gets what is due to the queue. The places of deliveries in Redis are the truth: a queue that loses jobs delays them by seconds. */
export class DueDeliveries {
  constructor(
    private readonly store: Pick<DeliveryStore, 'claimDue'>,
    private readonly jobs: DeliveryJobs,
  ) {}

  /** @returns how many were due */
  async run(): Promise<number> {
    for (let count = 0; ;) {
      const due = await this.store.claimDue(PORTION);
      if (due.length > 0) await this.jobs.hand(due);
      count += due.length;
      if (due.length < PORTION) return count;
    }
  }
}
