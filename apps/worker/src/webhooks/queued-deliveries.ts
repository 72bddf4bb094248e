import type { JobQueue } from '@app/queue';
import type { DueDelivery } from '@app/redis';
import type { DeliveryJobs } from '@app/webhooks';

/**
 * Hands deliveries over as jobs. Each attempt has a job of its own name, so that it is in the queue once however often it is handed over;
 * nothing of it is kept, or the same could not be handed over again.
 */
export const createQueuedDeliveries = (queue: Pick<JobQueue<'webhook-deliveries'>, 'addBulk'>): DeliveryJobs => ({
  hand: async (due: readonly DueDelivery[]) => {
    await queue.addBulk(
      due.map(([deliveryId, job]) => ({
        name: 'deliver',
        data: { deliveryId },
        opts: { jobId: `${deliveryId}-${job}`, removeOnComplete: true, removeOnFail: true },
      })),
    );
  },
});
