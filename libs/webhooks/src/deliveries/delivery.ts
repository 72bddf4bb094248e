import type { DomainEvent } from '@app/common';

/** `waiting`: for its next attempt. `dead`: no attempt is left, or the endpoint wants nothing any more; it can be replayed. */
export const deliveryStates = ['waiting', 'delivered', 'dead'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/**
 * `attempts-used-up`: the last one of the schedule failed. `gone`: the endpoint answered so. `endpoint-disabled`, `endpoint-absent`: found so
 * when it was due. `attempts-lost`: worker after worker died while it was told. `too-many-waiting`: was not even begun, because so many wait for this endpoint. `unreadable`: of a version not known here.
 */
export const deadReasons = [
  ...(['attempts-used-up', 'gone', 'endpoint-disabled', 'endpoint-absent'] as const),
  ...(['attempts-lost', 'too-many-waiting', 'unreadable'] as const),
] as const;
export type DeadReason = (typeof deadReasons)[number];

export interface DeliveryAttempt {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly outcome: 'delivered' | 'gone' | 'failed';
  /** One line for people, without secrets. */
  readonly reason?: string;
  readonly durationMs: number;
}

export type DeliveryEvents = readonly [DomainEvent, ...DomainEvent[]];

/** One or several events on their way to one endpoint. */
export interface Delivery {
  /** `dlv_…`, made of event and endpoint, so that an event that is handed over twice has one delivery. The same at every attempt. */
  readonly id: string;
  readonly endpointId: string;
  /** More than one in a digest. */
  readonly events: DeliveryEvents;
  readonly state: DeliveryState;
  /** Of one that is dead. */
  readonly deadReason?: DeadReason;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** The last twenty, the oldest first. */
  readonly attempts: readonly DeliveryAttempt[];
  /** Attempts of the schedule that were made since the delivery was created or last replayed. */
  readonly attemptCount: number;
  /** ISO 8601, UTC; of one that waits. */
  readonly nextAttemptAt?: string;
}
