import type { TellingOutcome } from '../channels/channel';
import type { QuietHours } from '../endpoints/webhook-endpoint';
import type { DeadReason, DeliveryEvents, DeliveryState } from './delivery';
import { quietUntil } from './quiet-until';
import { nextDelayMs } from './retry-schedule';

export interface AttemptMade {
  readonly outcome: TellingOutcome;
  readonly events: DeliveryEvents;
  /** Attempts of the schedule, with this one. */
  readonly attemptCount: number;
  /** Milliseconds since the epoch, when it was over. */
  readonly endedAt: number;
  readonly quietHours: QuietHours | undefined;
  /** From 0 to 1. */
  readonly random: number;
}

export interface NextState {
  readonly state: DeliveryState;
  readonly deadReason?: DeadReason;
  readonly waitMs?: number;
}

/** What becomes of a delivery. An attempt that would fall into quiet hours waits for their end, unless something of it is critical. */
export function afterAttempt({ outcome, events, attemptCount, endedAt, quietHours, random }: AttemptMade): NextState {
  if (outcome.outcome === 'delivered') return { state: 'delivered' };
  if (outcome.outcome === 'gone') return { state: 'dead', deadReason: 'gone' };
  const waitMs = nextDelayMs(attemptCount, outcome.retryAfterMs, random);
  if (waitMs === undefined) return { state: 'dead', deadReason: 'attempts-used-up' };
  const mayWait = quietHours !== undefined && events.every(({ severity }) => severity !== 'critical');
  const endsAt = mayWait ? quietUntil(quietHours, endedAt + waitMs) : undefined;
  return { state: 'waiting', waitMs: endsAt === undefined ? waitMs : endsAt - endedAt };
}
