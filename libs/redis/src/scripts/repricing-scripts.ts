import correctCostLua from '../lua/correct-cost.lua';
import type { Script } from './script';

/** Counting costs anew; what it takes and returns stands at the head of its Lua file. */
export const repricingScripts = {
  correct: { lua: correctCostLua, decode: (reply: unknown) => reply === 1 },
} as const satisfies Record<string, Script<unknown>>;
