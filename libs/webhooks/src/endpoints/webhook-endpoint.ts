import type { Severity } from '@app/common';
import type { ChannelName } from '../channels/channel';
import type { EventPattern } from './event-pattern';

/** Hours in which nobody is to be woken. What comes in them waits for their end and is told as one digest; `critical` never waits. */
export interface QuietHours {
  /** `22:00`, by the clock of the time zone. */
  readonly from: string;
  /** Before `from`: the next morning. */
  readonly until: string;
  /** IANA name. */
  readonly timezone: string;
}

/** Why an endpoint was switched off by the relay: it answered 410, or nothing but failures for five days. */
export const disabledReasons = ['gone', 'failing'] as const;
export type DisabledReason = (typeof disabledReasons)[number];

/** Where events are told. Its channel's settings lie sealed in a record of their own, because they hold secrets. */
export interface WebhookEndpoint {
  /** `whe_…` */
  readonly id: string;
  readonly name: string;
  readonly channel: ChannelName;
  /** Types, or families of them such as `account.*`; `*`: all. Never empty. */
  readonly events: readonly EventPattern[];
  /** Events of these account groups, and those of no group; absent: all. */
  readonly groupIds?: readonly string[];
  readonly minimumSeverity: Severity;
  readonly quietHours?: QuietHours;
  /** Events that say the same (type and subject) within so many seconds are told once; 0: each is told. */
  readonly dedupeSeconds: number;
  /** Attempts under way at the same time, over all workers. */
  readonly concurrency: number;
  readonly enabled: boolean;
  readonly disabledReason?: DisabledReason;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}
