/** What each queue's jobs carry: ids only, because BullMQ keeps them in clear. */
export interface JobMap {
  /** One attempt after the other to tell one endpoint of one or several events. */
  readonly 'webhook-deliveries': { readonly deliveryId: string };
  /** Ticks of the whole cluster: each has one run, however many workers there are. */
  readonly schedules: { readonly task: string };
  /** Tests of accounts by their own schedules. */
  readonly 'account-tests': { readonly accountId: string };
}

export type QueueName = keyof JobMap;
export const queueNames = ['webhook-deliveries', 'schedules', 'account-tests'] as const satisfies QueueName[];

/** All queues share a hash slot, as BullMQ asks of a cluster. */
export const QUEUE_PREFIX = '{tl-queues}';

/** Where BullMQ keeps a part of a queue, or a job of it. */
export const queueKey = (name: QueueName, part: string): string => `${QUEUE_PREFIX}:${name}:${part}`;
