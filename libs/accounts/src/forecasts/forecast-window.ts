import type { UpstreamWindow } from '../states/account-state';
import { lookBackMs, windowLengthMs } from './window-length';
import type { WindowReading } from './window-reading';

export interface WindowForecast {
  /** As the upstream names it. */
  readonly window: string;
  readonly family: string | undefined;
  /** 0 to 1 and above; undefined: not said. */
  readonly utilization: number | undefined;
  /** What share of the window an hour uses up at the present rate; undefined: too little is known. */
  readonly burnRatePerHour: number | undefined;
  readonly isUsedUp: boolean;
  /** Milliseconds since the epoch: this moment where it is used up; undefined: not before its reset, or nobody knows. */
  readonly runsOutAt: number | undefined;
  /** Milliseconds since the epoch; undefined: not said. */
  readonly resetsAt: number | undefined;
}

const HOUR_MS = 3_600_000;
/** A window whose reset is not said is none that lasts longer. */
const FARTHEST_MS = 8 * 24 * HOUR_MS;
/** Processes report a little late and out of order; a fall of more is a window that has begun anew. */
const JITTER = 0.05;
/** A rate is taken from so much of the time that is looked back to, at the least. */
const LEAST_SHARE = 1 / 12;

/**
 * When a window is used up if it goes on being used as it was lately.
 * @param readings in any order
 * @param now milliseconds since the epoch, by the clock that the readings go by
 */
export function forecastWindow(
  { name, status, utilization: lastSaid, resetsAt, family }: UpstreamWindow,
  readings: readonly WindowReading[],
  now: number,
): WindowForecast {
  const lengthMs = windowLengthMs(name);
  const history = lengthMs === undefined ? [] : sinceItBegan(readings, lengthMs, now);
  if (resetsAt === undefined && isLongAgo(history.at(-1), lengthMs, now)) return { ...unknown, window: name, family };
  const utilization = lastSaid ?? history.at(-1)?.utilization;
  const rate =
    lengthMs === undefined || utilization === undefined ? undefined : ratePerMs(history, utilization, lengthMs, now);
  const isUsedUp = status === 'rejected' || (utilization ?? 0) >= 1;
  return {
    ...{ window: name, family, utilization, resetsAt },
    burnRatePerHour: rate === undefined ? undefined : rate * HOUR_MS,
    isUsedUp,
    runsOutAt: isUsedUp ? now : runsOutAt(utilization, rate, resetsAt, now),
  };
}

/** Nothing can be said any more. */
const unknown = {
  ...{ utilization: undefined, burnRatePerHour: undefined, runsOutAt: undefined, resetsAt: undefined },
  isUsedUp: false,
} as const;

/** A window of which nothing was heard for as long as it lasts has begun anew, whether its reset was said or not. */
const isLongAgo = (last: WindowReading | undefined, lengthMs: number | undefined, now: number): boolean =>
  last !== undefined && lengthMs !== undefined && now - last.at > lengthMs;

/** Readings of this run of the window, the oldest first. Those of a time that is yet to come were written by a clock that went back. */
function sinceItBegan(readings: readonly WindowReading[], lengthMs: number, now: number): WindowReading[] {
  const past = readings.filter(({ at }) => at <= now).sort((first, second) => first.at - second.at);
  const begun = past.findLastIndex((reading, index) => {
    const before = past[index - 1];
    return before !== undefined && isAnew(before, reading, lengthMs);
  });
  return past.slice(Math.max(0, begun));
}

function isAnew(before: WindowReading, after: WindowReading, lengthMs: number): boolean {
  if (before.utilization - after.utilization > JITTER) return true;
  const [former, latter] = [before.resetsAt, after.resetsAt];
  return former !== undefined && latter !== undefined && latter - former > lengthMs / 2;
}

/** A reading holds until the next one: what changes by less than a hundredth is not reported. */
function ratePerMs(
  history: readonly WindowReading[],
  utilization: number,
  lengthMs: number,
  now: number,
): number | undefined {
  const lookBack = lookBackMs(lengthMs);
  const from = now - lookBack;
  const first = history.findLast(({ at }) => at <= from) ?? history[0];
  if (!first) return undefined;
  const elapsed = now - Math.max(first.at, from);
  if (elapsed < lookBack * LEAST_SHARE || elapsed <= 0) return undefined;
  return Math.max(0, utilization - first.utilization) / elapsed;
}

function runsOutAt(
  utilization: number | undefined,
  rate: number | undefined,
  resetsAt: number | undefined,
  now: number,
): number | undefined {
  if (utilization === undefined || rate === undefined || rate === 0) return undefined;
  const moment = now + (1 - utilization) / rate;
  return moment < (resetsAt ?? now + FARTHEST_MS) ? Math.ceil(moment) : undefined;
}
