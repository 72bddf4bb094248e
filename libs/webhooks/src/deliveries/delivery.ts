import type { DomainEvent } from '@app/common';

/** `waiting`: for its next attempt. `dead`: no attempt is left, or the endpoint wants nothing any more; it can be replayed. */
export type DeliveryState = 'waiting' | 'delivered' | 'dead';

export interface DeliveryAttempt {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly outcome: 'delivered' | 'gone' | 'failed';
  /** One line for people, without secrets. */
  readonly reason?: string;
  readonly durationMs: number;
}

/** One or several events on their way to one endpoint. */
export interface Delivery {
  /** `dlv_…`, made of event and endpoint, so that an event that is handed over twice has one delivery. The same at every attempt. */
  readonly id: string;
  readonly endpointId: string;
  /** More than one in a digest. */
  readonly events: readonly [DomainEvent, ...DomainEvent[]];
  readonly state: DeliveryState;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** The last ones, the oldest first. */
  readonly attempts: readonly DeliveryAttempt[];
  /** Attempts of the schedule that were made since the delivery was created or last replayed. */
  readonly attemptCount: number;
  /** ISO 8601, UTC; of one that waits. */
  readonly nextAttemptAt?: string;
}
