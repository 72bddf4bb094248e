import keepLockLua from '../lua/keep-lock.lua';
import releaseLockLua from '../lua/release-lock.lua';
import type { Script } from './script';

/** Locks that one process holds at a time; what each takes and returns stands at the head of its Lua file. */
export const lockScripts = {
  keep: { lua: keepLockLua, decode: Number },
  release: { lua: releaseLockLua, decode: Number },
} as const satisfies Record<string, Script<unknown>>;
