import keepAccountTestLua from '../lua/keep-account-test.lua';
import type { Script } from './script';

/** The history of accounts' tests; what it takes and returns stands at the head of its Lua file. */
export const accountTestScripts = {
  keep: { lua: keepAccountTestLua, decode: (reply: unknown) => reply === 1 },
} as const satisfies Record<string, Script<unknown>>;
