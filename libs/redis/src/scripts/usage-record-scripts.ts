import addToIndexLua from '../lua/add-to-usage-index.lua';
import noteArchivedLua from '../lua/note-archived-usage.lua';
import trimLua from '../lua/trim-usage.lua';
import type { Script } from './script';

const isOne = (reply: unknown): boolean => reply === 1;

/** What is kept beside the usage records, and how they go; what each takes and returns stands at the head of its Lua file. */
export const usageRecordScripts = {
  addToIndex: { lua: addToIndexLua, decode: isOne },
  noteArchived: { lua: noteArchivedLua, decode: isOne },
  trim: { lua: trimLua, decode: Number },
} as const satisfies Record<string, Script<unknown>>;
