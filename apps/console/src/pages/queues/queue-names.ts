import type { LiveQueue } from '../../live/live-types';

export type QueueName = LiveQueue['name'];

export const queueNames: readonly QueueName[] = ['webhook-deliveries', 'schedules', 'account-tests'];
