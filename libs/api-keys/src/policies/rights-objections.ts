import type { Limits } from '@app/common';
import type { ApiKey } from '../api-key';
import { fitsAnyModelPattern } from '../rules/model-pattern';
import { endOfValidity, parseValidity } from '../rules/validity';
import { amountLimits, windowAmounts } from './amount-limits';
import { windowsOf } from './bounded-limits';
import { latestEnd } from './effective-key';
import type { KeyBounds } from './key-bounds';

/** One field of a wanted key that goes beyond its owner's rights. */
export interface RightsObjection {
  /** Dotted path, such as `limits.dailyCostUsd`. */
  readonly field: string;
  /** Words for its owner, to be read after the name of the field. */
  readonly message: string;
}

type WantedKey = Pick<
  ApiKey,
  'createdAt' | 'expiresAt' | 'validFor' | 'permissions' | 'limits' | 'allowedModels' | 'firstUsedAt'
>;

/** What a wanted key asks for beyond its bounds. Of what it says nothing, there is nothing to object: the bound holds there. */
export function objectionsWithin(wanted: WantedKey, bounds: KeyBounds): RightsObjection[] {
  return [
    ...permissionObjections(wanted, bounds),
    ...modelObjections(wanted, bounds),
    ...limitObjections(wanted.limits ?? {}, bounds),
    ...expiryObjections(wanted, bounds),
  ];
}

function permissionObjections({ permissions = [] }: WantedKey, bounds: KeyBounds): RightsObjection[] {
  const { permissions: allowed } = bounds;
  if (allowed === undefined || permissions.every((permission) => allowed.includes(permission))) return [];
  return [{ field: 'permissions', message: `must be among ${allowed.join(', ')}` }];
}

/** A pattern is within another one where that one fits it letter by letter, its `*` being a letter like any other. */
function modelObjections({ allowedModels = [] }: WantedKey, bounds: KeyBounds): RightsObjection[] {
  const { allowedModels: allowed } = bounds;
  if (allowed === undefined || allowedModels.every((pattern) => fitsAnyModelPattern(allowed, pattern))) return [];
  return [{ field: 'allowedModels', message: `must be within ${allowed.join(', ')}` }];
}

function limitObjections({ queue, window, ...amounts }: Limits, bounds: KeyBounds): RightsObjection[] {
  const { maxLimits = {} } = bounds;
  const objections = amountLimits.flatMap((name) => beyond(`limits.${name}`, amounts[name], maxLimits[name]));
  for (const name of ['size', 'timeoutMs'] as const)
    objections.push(...beyond(`limits.queue.${name}`, queue?.[name], maxLimits.queue?.[name]));
  const windows = windowsOf(bounds);
  if (!window || windows.length === 0) return objections;
  const bound = windows.find(({ minutes }) => minutes === window.minutes);
  if (!bound) {
    const lengths = windows.map(({ minutes }) => minutes).join(' or ');
    return [...objections, { field: 'limits.window.minutes', message: `must be ${lengths}` }];
  }
  return [
    ...objections,
    ...windowAmounts.flatMap((name) => beyond(`limits.window.${name}`, window[name], bound[name])),
  ];
}

function expiryObjections(wanted: WantedKey, bounds: KeyBounds): RightsObjection[] {
  const { createdAt, expiresAt, validFor, firstUsedAt } = wanted;
  const latest = latestEnd(createdAt, bounds);
  const isTooLate = (end: number): boolean => !(end <= latest);
  const days = bounds.maxLifetimeDays;
  const validity = validFor === undefined ? undefined : parseValidity(validFor);
  if (validity && firstUsedAt === undefined) {
    if (!isTooLate(endOfValidity(validity, Date.parse(createdAt)))) return [];
    return [{ field: 'validFor', message: `must be at most ${days} days` }];
  }
  if (expiresAt === undefined || !isTooLate(Date.parse(expiresAt))) return [];
  return [{ field: 'expiresAt', message: `must be at most ${days} days after the key was issued` }];
}

function beyond(field: string, wanted: number | undefined, bound: number | undefined): RightsObjection[] {
  if (wanted === undefined || bound === undefined || wanted <= bound) return [];
  return [{ field, message: `must be at most ${bound}` }];
}
