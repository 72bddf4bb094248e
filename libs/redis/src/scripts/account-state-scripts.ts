import coolLua from '../lua/cool-account.lua';
import recoverLua from '../lua/recover-account.lua';
import reportLua from '../lua/report-account.lua';
import type { Script } from './script';

/** How accounts fare, as all gateways know it; what each takes and returns stands at the head of its Lua file. */
export const accountStateScripts = {
  cool: { lua: coolLua, decode: Number },
  recover: {
    lua: recoverLua,
    decode: (reply: unknown) => reply === 1,
  },
  report: { lua: reportLua, decode: (reply: unknown) => reply === 1 },
} as const satisfies Record<string, Script<unknown>>;
