import type { DueDelivery } from '@app/redis';

/** Who gets deliveries to the processes that tell them. What is lost on the way is handed over again. */
export interface DeliveryJobs {
  hand(due: readonly DueDelivery[]): Promise<void>;
}
