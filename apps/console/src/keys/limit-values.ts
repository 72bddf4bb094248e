import type { components } from '@app/admin-client';
import type { Figure } from './figure';

export type Limits = components['schemas']['LimitsDto'];
export type WindowLimits = components['schemas']['WindowLimitsDto'];

export const amountNames = ['dailyCostUsd', 'weeklyCostUsd', 'monthlyCostUsd', 'totalCostUsd'] as const;
export type AmountName = (typeof amountNames)[number];
export const windowNames = ['requests', 'tokens', 'costUsd'] as const;
export type WindowName = (typeof windowNames)[number];

/** Limits as fields of a form hold them: what is empty is not limited. */
export interface LimitValues extends Readonly<Record<'concurrency' | AmountName, Figure>> {
  readonly window: Readonly<Record<'minutes' | WindowName, Figure>>;
  readonly queue: { readonly size: Figure; readonly timeoutSeconds: Figure };
}

export const noLimitValues: LimitValues = {
  concurrency: '',
  dailyCostUsd: '',
  weeklyCostUsd: '',
  monthlyCostUsd: '',
  totalCostUsd: '',
  window: { minutes: '', requests: '', tokens: '', costUsd: '' },
  queue: { size: '', timeoutSeconds: '' },
};

export function limitValuesOf({ window, queue, ...others }: Limits = {}): LimitValues {
  return {
    ...noLimitValues,
    ...others,
    window: { ...noLimitValues.window, ...window },
    queue: { size: queue?.size ?? '', timeoutSeconds: queue ? queue.timeoutMs / 1_000 : '' },
  };
}

/** What is to be asked for; a window or a queue that lacks what it needs is left to `limitProblems`. */
export function limitsOf({ window, queue, ...others }: LimitValues): Limits {
  return {
    ...filled(others),
    ...(isEmpty(window, windowNames) ? {} : { window: { minutes: 0, ...filled(window) } }),
    ...(queue.size === ''
      ? {}
      : { queue: { size: queue.size, timeoutMs: Math.round(Number(queue.timeoutSeconds) * 1_000) } }),
  };
}

export const isSameLimits = (one: LimitValues, other: LimitValues): boolean =>
  JSON.stringify(limitsOf(one)) === JSON.stringify(limitsOf(other));

/** Whether nothing is written in some fields. */
export const isEmpty = <Name extends string>(values: Readonly<Record<Name, Figure>>, names: readonly Name[]): boolean =>
  names.every((name) => values[name] === '');

function filled(values: Readonly<Record<string, Figure>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, figure]) => (figure === '' ? [] : [[name, figure] as const])),
  );
}
