import correctCostLua from '../lua/correct-cost.lua';
import type { Script } from './script';

/** `stale`: somebody else has changed it since it was read. `gone`: its record is no longer kept. */
export type CostCorrectionOutcome = 'changed' | 'stale' | 'gone';

const outcomes: Readonly<Record<number, CostCorrectionOutcome>> = { 1: 'changed', [-1]: 'gone' };

/** Counting costs anew; what it takes and returns stands at the head of its Lua file. */
export const repricingScripts = {
  correct: { lua: correctCostLua, decode: (reply: unknown) => outcomes[Number(reply)] ?? 'stale' },
} as const satisfies Record<string, Script<unknown>>;
