import applyAccountSpellsLua from '../lua/apply-account-spells.lua';
import endSaturationLua from '../lua/end-saturation.lua';
import noteRefusalsLua from '../lua/note-refusals.lua';
import readTimeLua from '../lua/read-time.lua';
import type { Script } from './script';

/** What is kept of accounts and the pool to tell of them; what each takes and returns stands at the head of its Lua file. */
export const noticeScripts = {
  readTime: { lua: readTimeLua, decode: Number },
  applySpells: { lua: applyAccountSpellsLua, decode: (reply: unknown) => reply === 1 },
  noteRefusals: { lua: noteRefusalsLua, decode: Number },
  endSaturation: { lua: endSaturationLua, decode: (reply: unknown) => reply === 1 },
} as const satisfies Record<string, Script<unknown>>;
