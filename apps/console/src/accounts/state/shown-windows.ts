import type { components } from '@app/admin-client';
import type { ShownAccount } from '../account';

export type WindowStatus = components['schemas']['UpstreamWindowView']['status'];

/** One limit of an upstream, with what is known of where it goes. */
export interface ShownWindow {
  /** As the upstream names it, such as `5h`. */
  readonly name: string;
  readonly family?: string;
  /** 0 to 1 and above; null: not said. */
  readonly utilization: number | null;
  readonly status?: WindowStatus;
  readonly resetsAt: string | null;
  readonly runsOutAt: string | null;
  readonly burnRatePerHour: number | null;
}

type Told = Pick<ShownAccount, 'state' | 'forecast'>;

const same = (one: { family?: string }, other: { family?: string }): boolean => one.family === other.family;

/** All limits that the upstream reports: the shortest first, and last what has no length, such as buckets of tokens. */
export function windowsOf({ state, forecast }: Told): ShownWindow[] {
  const told = forecast?.windows ?? [];
  const withForecast = told.map(({ window, family, ...rest }): ShownWindow => {
    const reported = state.windows.find(
      (each) => each.name === window && same(each, { ...(family ? { family } : {}) }),
    );
    return {
      ...{ name: window, ...rest, ...(family === undefined ? {} : { family }) },
      ...(reported ? { status: reported.status } : {}),
    };
  });
  const others = state.windows
    .filter(
      (each) =>
        !told.some(({ window, family }) => window === each.name && same({ ...(family ? { family } : {}) }, each)),
    )
    .map(({ name, family, utilization = null, status, resetsAt = null }): ShownWindow => ({
      ...{ name, utilization, status, resetsAt, runsOutAt: null, burnRatePerHour: null },
      ...(family === undefined ? {} : { family }),
    }));
  return [...withForecast, ...others].sort((one, other) => lengthOf(one) - lengthOf(other));
}

const HOURS = /^(\d+)h/;
const DAYS = /^(\d+)d/;

/** Length of a window that is named by it, in hours; absent: it is named otherwise. */
export function hoursOf(name: string): number | undefined {
  const hours = HOURS.exec(name)?.[1];
  if (hours !== undefined) return Number(hours);
  const days = DAYS.exec(name)?.[1];
  return days === undefined ? undefined : Number(days) * 24;
}

const lengthOf = ({ name }: ShownWindow): number => hoursOf(name) ?? Number.MAX_SAFE_INTEGER;

/** For a row of a list: the windows of all of the account that have a length, the shortest first, two at the most. */
export function mainWindows(account: Told): ShownWindow[] {
  return windowsOf(account)
    .filter(({ name, family }) => family === undefined && hoursOf(name) !== undefined)
    .slice(0, 2);
}

export type WindowTone = 'calm' | 'soon' | 'out';

/** How much a window wants to be looked at. */
export function toneOf({ utilization, status, runsOutAt }: ShownWindow): WindowTone {
  if (status === 'rejected' || (utilization ?? 0) >= 1) return 'out';
  return status === 'warning' || runsOutAt !== null || (utilization ?? 0) >= 0.8 ? 'soon' : 'calm';
}
