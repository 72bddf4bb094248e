import { isDeepStrictEqual } from 'node:util';
import { type Clock, randomBase62 } from '@app/common';
import { failed } from '../answers/failed';
import type { TellingOutcome } from '../channels/channel';
import type { WebhookEndpoint } from '../endpoints/webhook-endpoint';
import { ATTEMPT_TIMEOUT_MS } from '../sending/network-sender';
import { tell } from '../sending/tell';
import type { Sender } from '../sending/sender';
import { type NextState, afterAttempt } from './after-attempt';
import type { AttemptLanes } from './attempt-lanes';
import type { DeadReason, DeliveryAttempt, DeliveryEvents, DeliveryState } from './delivery';
import type { DeliveryEndpoints } from './delivery-endpoints';
import type { DeliveryJobs } from './delivery-jobs';
import { type BegunAttempt, type DeliveryStore, type EndedAttempt, LOST_AFTER_MS } from './delivery-store';
import type { SwitchOff } from './switch-off';

const MOST_ATTEMPTS_KEPT = 20;
/** Something that ends every worker that touches it is not for ever tried again, 20 seconds later. */
const MOST_UNHEARD = 20;
/** Whoever begins later than this tells what somebody else tells as well: the attempt counts as lost before it can end. */
const LATEST_START_MS = LOST_AFTER_MS - ATTEMPT_TIMEOUT_MS;
const FAILING_FOR_MS = 5 * 24 * 60 * 60 * 1_000;

export interface DeliveryAttemptsOptions {
  readonly endpoints: DeliveryEndpoints;
  readonly store: Pick<DeliveryStore, 'endpointOf' | 'drop' | 'putOff' | 'begin' | 'end' | 'forgetFailures'>;
  readonly jobs: DeliveryJobs;
  readonly sender: Sender;
  readonly lanes: Pick<AttemptLanes, 'enter'>;
  readonly switchOff: Pick<SwitchOff, 'run'>;
  readonly clock: Pick<Clock, 'monotonic'>;
  /** From 0 to 1. */
  readonly random: () => number;
  /** Where people find the relay. */
  readonly relayUrl: string | undefined;
  /** Is told what became of a delivery at the end of each attempt. */
  readonly onEnded?: ((state: DeliveryState) => void) | undefined;
}

/** What one attempt is about. */
interface Subject {
  readonly deliveryId: string;
  readonly endpointId: string;
  readonly endpoint: WebhookEndpoint | undefined;
  readonly begun: BegunAttempt;
}

/** Makes attempts: one for each call, and none where the delivery is not due, is under way elsewhere, or has no room. */
export class DeliveryAttempts {
  constructor(private readonly options: DeliveryAttemptsOptions) {}

  /** Rejects where Redis fails; the delivery is looked for again then. */
  async run(deliveryId: string): Promise<void> {
    const { endpoints, store, lanes, clock } = this.options;
    const endpointId = await store.endpointOf(deliveryId);
    if (endpointId === undefined) return store.drop(deliveryId);
    const leave = lanes.enter(endpointId);
    if (leave === undefined) return store.putOff(deliveryId);
    let wasAsked = false;
    try {
      const concurrency = endpoints.get(endpointId)?.concurrency ?? 1;
      const begun = await store.begin(deliveryId, endpointId, { attemptId: randomBase62(12), concurrency });
      if (!begun) return;
      const begunAt = clock.monotonic();
      await endpoints.sync();
      if (clock.monotonic() - begunAt > LATEST_START_MS) return;
      wasAsked = await this.attempt({ deliveryId, endpointId, endpoint: endpoints.get(endpointId), begun });
    } finally {
      leave(wasAsked);
    }
  }

  /** @returns whether the endpoint was asked */
  private async attempt(subject: Subject): Promise<boolean> {
    const { endpoint, begun } = subject;
    const { events, attemptCount } = begun;
    if (endpoint === undefined) return this.giveUp(subject, 'endpoint-absent');
    if (!endpoint.enabled) return this.giveUp(subject, 'endpoint-disabled');
    if (begun.unheard > MOST_UNHEARD) return this.giveUp(subject, 'attempts-lost');
    if (events === undefined) return this.giveUp(subject, 'unreadable');
    const { clock, random, switchOff } = this.options;
    const startedAt = clock.monotonic();
    const outcome = await this.tell(subject.deliveryId, endpoint, events, begun.now);
    const durationMs = Math.round(clock.monotonic() - startedAt);
    if (outcome.outcome === 'gone') await switchOff.run(endpoint.id, 'gone');
    const next = afterAttempt({
      ...{ outcome, events, attemptCount: attemptCount + 1, endedAt: begun.now + durationMs },
      ...{ quietHours: endpoint.quietHours, random: random() },
    });
    const attempts = [...begun.attempts, attemptOf(outcome, begun.now, durationMs)].slice(-MOST_ATTEMPTS_KEPT);
    const hasFailed = outcome.outcome === 'failed';
    const failingForMs = await this.end(subject, { ...next, attempts, attemptCount: attemptCount + 1, hasFailed });
    if (failingForMs < FAILING_FOR_MS) return true;
    await switchOff.run(endpoint.id, 'failing');
    await this.options.store.forgetFailures(endpoint.id);
    return true;
  }

  private async tell(
    deliveryId: string,
    { id, channel }: WebhookEndpoint,
    events: DeliveryEvents,
    now: number,
  ): Promise<TellingOutcome> {
    const { endpoints, sender, relayUrl } = this.options;
    const settings = endpoints.channelSettingsOf(id);
    if (settings === undefined) return failed('the settings of the channel cannot be read');
    const outcome = await tell(sender, channel, settings, {
      ...{ deliveryId, events, now },
      ...(relayUrl === undefined ? {} : { relayUrl }),
    });
    const isOver = outcome.outcome === 'gone' && (await this.hasChanged(id, settings));
    return isOver ? failed('the settings of the channel were changed meanwhile') : outcome;
  }

  /** Who wants nothing any more may not be the one who is to be told by now. */
  private async hasChanged(endpointId: string, settings: object): Promise<boolean> {
    const { endpoints } = this.options;
    await endpoints.sync();
    return !isDeepStrictEqual(endpoints.channelSettingsOf(endpointId), settings);
  }

  /** Nobody was asked, so the endpoint has not failed. */
  private async giveUp(subject: Subject, deadReason: DeadReason): Promise<false> {
    const { attempts, attemptCount } = subject.begun;
    await this.end(subject, { state: 'dead', deadReason, attempts, attemptCount, hasFailed: false });
    return false;
  }

  /** @returns for how many milliseconds the endpoint has only failed */
  private async end(
    { deliveryId, endpointId, endpoint, begun: { attemptId } }: Subject,
    end: NextState & Pick<EndedAttempt, 'attempts' | 'attemptCount' | 'hasFailed'>,
  ): Promise<number> {
    const { store, jobs, onEnded } = this.options;
    const concurrency = endpoint?.concurrency ?? 1;
    const { failingForMs, next } = await store.end({ deliveryId, endpointId, attemptId, concurrency, ...end });
    onEnded?.(end.state);
    if (next.length > 0) await jobs.hand(next);
    return failingForMs;
  }
}

function attemptOf(outcome: TellingOutcome, startedAt: number, durationMs: number): DeliveryAttempt {
  const reason = outcome.outcome === 'failed' ? { reason: outcome.reason } : {};
  return { at: new Date(startedAt).toISOString(), outcome: outcome.outcome, ...reason, durationMs };
}
