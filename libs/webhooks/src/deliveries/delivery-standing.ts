import type { Delivery } from './delivery';

/** How it goes with the deliveries of one endpoint. */
export interface DeliveryStanding {
  readonly waiting: number;
  readonly dead: number;
  /** ISO 8601, UTC: since when it was asked and did nothing but fail. Absent: it did not, the last time that it was asked. */
  readonly failingSince?: string;
  /** The newest one; absent: none is kept. */
  readonly last?: Pick<Delivery, 'id' | 'state' | 'createdAt'>;
}
