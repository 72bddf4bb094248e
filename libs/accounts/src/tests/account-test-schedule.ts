import { cronFault } from './cron';
import { isTimeZone } from '@app/common';

/** When an account is to be asked whether it works, and what. */
export interface AccountTestSchedule {
  /** The account's. */
  readonly id: string;
  /** Five fields. */
  readonly cron: string;
  /** IANA name; absent: the relay's own. */
  readonly timezone?: string;
  /** Absent: one that the account serves. */
  readonly model?: string;
  /** Absent: the usual short one. */
  readonly prompt?: string;
  readonly enabled: boolean;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** Of its last change, likewise. */
  readonly updatedAt: string;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isAbsentOrText = (value: unknown): value is string | undefined => value === undefined || isText(value);

export function decodeAccountTestSchedule(value: unknown): AccountTestSchedule | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { id, cron, timezone, model, prompt, enabled, createdAt, updatedAt } = value as Record<string, unknown>;
  if (!isText(id) || !isText(cron) || !isText(createdAt) || !isText(updatedAt) || typeof enabled !== 'boolean')
    return undefined;
  if (!isAbsentOrText(timezone) || !isAbsentOrText(model) || !isAbsentOrText(prompt)) return undefined;
  // One that never comes, or comes all the time, would be kept from nothing further on.
  if (cronFault(cron) !== undefined || (timezone !== undefined && !isTimeZone(timezone))) return undefined;
  return {
    ...{ id, cron, enabled, createdAt, updatedAt },
    ...(timezone === undefined ? {} : { timezone }),
    ...(model === undefined ? {} : { model }),
    ...(prompt === undefined ? {} : { prompt }),
  };
}
