import forgetLua from '../lua/forget-rollups.lua';
import writeLua from '../lua/write-rollups.lua';
import type { Script } from './script';

const isOne = (reply: unknown): boolean => reply === 1;

/** Sums of usage; what each takes and returns stands at the head of its Lua file. */
export const rollupScripts = {
  write: { lua: writeLua, decode: isOne },
  forget: { lua: forgetLua, decode: isOne },
} as const satisfies Record<string, Script<unknown>>;
