import type { NewEvent } from '@app/events';
import { WHOLE_POOL } from '@app/scheduler';
import { plainLine } from '@app/common';
import { knownData } from '../known-data';
import { spanText } from '../accounts/span-text';
import type { SaturatedTime } from './saturated-time';

/** A worker that starts while it goes on tells it as well. */
const ONCE_MS = 30 * 24 * 60 * 60 * 1_000;
const SECOND_MS = 1_000;
const LONGEST_MODEL = 100;

const reasons: Readonly<Record<SaturatedTime['why'], string>> = {
  'none-available': 'no account was to be had',
  'queue-full': 'the queue was full',
  'wait-too-long': 'the wait would have been too long',
  'wait-timed-out': 'requests waited in vain',
};

/** @param groupName undefined: it is the whole pool, or a group that is gone */
export function saturatedEvent(time: SaturatedTime, groupName: string | undefined): NewEvent {
  return {
    ...sharedOf('pool.saturated', time),
    at: new Date(time.since).toISOString(),
    summary: `Nothing in ${placeOf(time, groupName)} could serve ${modelsOf(time)}: ${reasons[time.why]}`,
    data: dataOf(time, groupName),
  };
}

/** @param endedAt milliseconds since the epoch */
export function recoveredEvent(time: SaturatedTime, groupName: string | undefined, endedAt: number): NewEvent {
  const lastedMs = endedAt - time.since;
  return {
    ...sharedOf('pool.recovered', time),
    at: new Date(endedAt).toISOString(),
    summary: `Something in ${placeOf(time, groupName)} can serve ${modelsOf(time)} again, ${spanText(lastedMs)} after the first refusal`,
    data: { ...dataOf(time, groupName), lastedSeconds: Math.round(lastedMs / SECOND_MS) },
  };
}

function sharedOf<Type extends 'pool.saturated' | 'pool.recovered'>(
  type: Type,
  { group, family, since }: SaturatedTime,
) {
  return {
    type,
    ...(group === WHOLE_POOL ? {} : { groupIds: [group] }),
    once: { name: `${type}:${group}:${family}:${since}`, forMs: ONCE_MS },
  };
}

const dataOf = ({ group, family, model, why, since, lastAt }: SaturatedTime, groupName: string | undefined) =>
  knownData({
    ...(group === WHOLE_POOL ? {} : { groupId: group, groupName }),
    ...{ family, model: plainLine(model, LONGEST_MODEL), reason: why },
    ...{ since: new Date(since).toISOString(), lastRefusalAt: new Date(lastAt).toISOString() },
  });

const placeOf = ({ group }: SaturatedTime, groupName: string | undefined): string =>
  group === WHOLE_POOL ? 'the pool' : `group ${groupName ?? group}`;

const modelsOf = ({ family, model }: SaturatedTime): string =>
  family === 'other' ? plainLine(model, LONGEST_MODEL) : `${family} models`;
