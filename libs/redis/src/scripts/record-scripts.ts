import putRecordLua from '../lua/put-record.lua';
import type { Script } from './script';

/** Changes of records; what each takes and returns stands at the head of its Lua file. */
export const recordScripts = {
  put: { lua: putRecordLua, decode: Number },
} as const satisfies Record<string, Script<unknown>>;
