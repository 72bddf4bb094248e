import coolLua from '../lua/cool-account.lua';
import recoverLua from '../lua/recover-account.lua';
import reportLua from '../lua/report-account.lua';
import type { Script } from './script';

/** How accounts fare, as all gateways know it; what each takes and returns stands at the head of its Lua file. */
export const accountStateScripts = {
  cool: { name: 'trunklineCoolAccount', lua: coolLua, numberOfKeys: 4, decode: Number },
  recover: {
    name: 'trunklineRecoverAccount',
    lua: recoverLua,
    numberOfKeys: 4,
    decode: (reply: unknown) => reply === 1,
  },
  report: { name: 'trunklineReportAccount', lua: reportLua, numberOfKeys: 4, decode: (reply: unknown) => reply === 1 },
} as const satisfies Record<string, Script<unknown>>;
