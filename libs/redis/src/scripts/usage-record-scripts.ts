import addToIndexLua from '../lua/add-to-usage-index.lua';
import type { Script } from './script';

/** What is kept beside the usage records; what each takes and returns stands at the head of its Lua file. */
export const usageRecordScripts = {
  addToIndex: { lua: addToIndexLua, decode: (reply: unknown) => reply === 1 },
} as const satisfies Record<string, Script<unknown>>;
