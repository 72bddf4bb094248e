import type { Figure } from './figure';
import { type LimitValues, type Limits, type WindowLimits, amountNames, isEmpty, windowNames } from './limit-values';

/** What somebody may give a key at most. What is absent is not bounded. */
export interface LimitBounds {
  readonly maxLimits?: Limits;
  /** Windows of other lengths that may stand in the place of that in `maxLimits`. */
  readonly otherWindows?: readonly WindowLimits[];
}

/** Why a field is not accepted: too large, or missing beside another one. */
export type LimitProblem =
  | { readonly kind: 'too-much'; readonly most: number }
  | { readonly kind: 'missing' }
  | { readonly kind: 'no-such-window' };

/** By the dotted path that the control plane calls the field by, such as `limits.window.tokens`. */
export type LimitProblems = Readonly<Record<string, LimitProblem>>;

/** The windows that a key may have; none: any. */
export const windowsWithin = ({ maxLimits, otherWindows = [] }: LimitBounds): readonly WindowLimits[] =>
  maxLimits?.window === undefined ? [] : [maxLimits.window, ...otherWindows];

/** The bound of a window of some length; absent: there is none for it. */
export const windowBound = (bounds: LimitBounds, minutes: Figure): WindowLimits | undefined =>
  windowsWithin(bounds).find((window) => window.minutes === minutes);

export function limitProblems(values: LimitValues, bounds: LimitBounds): LimitProblems {
  const { maxLimits = {} } = bounds;
  const problems = new Map<string, LimitProblem>();
  const hold = (path: string, figure: Figure, most: number | undefined): void => {
    if (figure !== '' && most !== undefined && figure > most)
      problems.set(`limits.${path}`, { kind: 'too-much', most });
  };
  for (const name of ['concurrency', ...amountNames] as const) hold(name, values[name], maxLimits[name]);
  const { window, queue } = values;
  const saysWindow = !isEmpty(window, windowNames);
  if (saysWindow && window.minutes === '') problems.set('limits.window.minutes', { kind: 'missing' });
  else if (saysWindow && windowsWithin(bounds).length > 0 && !windowBound(bounds, window.minutes))
    problems.set('limits.window.minutes', { kind: 'no-such-window' });
  for (const name of windowNames) hold(`window.${name}`, window[name], windowBound(bounds, window.minutes)?.[name]);
  hold('queue.size', queue.size, maxLimits.queue?.size);
  const longest = maxLimits.queue && maxLimits.queue.timeoutMs / 1_000;
  hold('queue.timeoutMs', queue.timeoutSeconds, longest);
  if (queue.size !== '' && queue.timeoutSeconds === '') problems.set('limits.queue.timeoutMs', { kind: 'missing' });
  if (queue.size === '' && queue.timeoutSeconds !== '') problems.set('limits.queue.size', { kind: 'missing' });
  return Object.fromEntries(problems);
}
