import { modelFamily } from '@app/common';
import type { Binding } from '../binding';
import type { NoLease, ScheduleQuestion } from '../schedule-question';

/** The pool itself, where a group's id would stand. */
export const WHOLE_POOL = 'pool';

/** Why nothing served a request. What the request asked for exists, and was not to be had. */
export const saturations = ['none-available', 'queue-full', 'wait-too-long', 'wait-timed-out'] as const;
export type SaturationReason = (typeof saturations)[number];

/** The last request that was refused, as far as it takes to know whether its like would be served now. */
export interface RefusedRequest {
  readonly why: SaturationReason;
  /** The name that the client asked for. */
  readonly model: string;
  readonly userId: string;
}

/** Clients make up names of models: what is not known by a word is counted together. */
const namedFamilies: ReadonlySet<string> = new Set([
  ...['opus', 'sonnet', 'haiku', 'fable', 'flash-lite', 'flash', 'pro', 'mini', 'nano'],
]);
const OTHER_MODELS = 'other';
const LONGEST_MODEL = 200;

export function refusedRequest(why: NoLease, { model, userId }: ScheduleQuestion): RefusedRequest | undefined {
  const known = saturations.find((one) => one === why);
  return known && model.length <= LONGEST_MODEL ? { why: known, model, userId } : undefined;
}

/** What is saturated when nothing serves such a request: `<group> <family>` each. A key that is bound to one account has no pool. */
export function saturationFields(binding: Binding, model: string): string[] {
  const family = modelFamily(model);
  const name = namedFamilies.has(family) ? family : OTHER_MODELS;
  return groupsOf(binding).map((group) => `${group} ${name}`);
}

function groupsOf(binding: Binding): readonly string[] {
  switch (binding.kind) {
    case 'pool':
      return [WHOLE_POOL];
    case 'group':
      return [binding.groupId];
    case 'groups':
      return binding.groupIds;
    case 'account':
      return [];
  }
}
