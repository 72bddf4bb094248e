import type { TellingOutcome } from '../channels/channel';
import type { Delivery, DeliveryState } from './delivery';
import type { DeliveryStanding } from './delivery-standing';

export interface DeliveryQuestion {
  /** Absent: all. */
  readonly state?: DeliveryState;
  /** `nextCursor` of the page before. */
  readonly cursor?: string;
  /** Absent: the newest come first. */
  readonly oldestFirst?: boolean;
  /** At least 1. */
  readonly limit: number;
}

export interface DeliveryPage {
  readonly deliveries: readonly Delivery[];
  /** Absent: there are no more. */
  readonly nextCursor?: string;
}

/** What became of a test, and how long it took. */
export interface TestOutcome {
  readonly outcome: TellingOutcome;
  readonly durationMs: number;
}

/** What people may ask and do about deliveries. Every method rejects where Redis is away. */
export interface DeliveryDesk {
  list(endpointId: string, question: DeliveryQuestion): Promise<DeliveryPage>;
  standingOf(endpointId: string): Promise<DeliveryStanding>;
  /** Undefined: there is none, or not any more. */
  get(id: string): Promise<Delivery | undefined>;
  /** Gives a delivery that has ended a fresh schedule, which begins at once. It keeps its id. `not-ended`: it waits already. */
  replay(id: string): Promise<'waiting' | 'absent' | 'not-ended'>;
  /** @returns how many dead deliveries of the endpoint were given a fresh schedule */
  replayDead(endpointId: string): Promise<number>;
  /** Tells the endpoint of an event `test`, now, from this process, whether it is enabled or not. Is in no log and disables nothing. */
  test(endpointId: string): Promise<TestOutcome>;
  /** Forgets all deliveries of an endpoint that is gone. */
  forget(endpointId: string): Promise<void>;
}
