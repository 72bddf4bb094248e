import addToTotalsLua from '../lua/add-to-totals.lua';
import admitLua from '../lua/admit-request.lua';
import checkpointLua from '../lua/checkpoint-request.lua';
import expiredLua from '../lua/expired-requests.lua';
import leaveLineLua from '../lua/leave-line.lua';
import markAttemptLua from '../lua/mark-attempt.lua';
import settleLua from '../lua/settle-request.lua';
import type { Script } from './script';

const isOne = (reply: unknown): boolean => reply === 1;

/** The life of one request in Redis; what each takes and returns stands at the head of its Lua file. */
export const requestScripts = {
  admit: {
    name: 'trunklineAdmitRequest',
    lua: admitLua,
    numberOfKeys: 11,
    decode: (reply: unknown) => (Array.isArray(reply) ? (reply as readonly (string | number)[]) : []),
  },
  leaveLine: { name: 'trunklineLeaveLine', lua: leaveLineLua, numberOfKeys: 2, decode: isOne },
  markAttempt: { name: 'trunklineMarkAttempt', lua: markAttemptLua, numberOfKeys: 1, decode: isOne },
  checkpoint: { name: 'trunklineCheckpointRequest', lua: checkpointLua, numberOfKeys: 4, decode: isOne },
  settle: { name: 'trunklineSettleRequest', lua: settleLua, numberOfKeys: 12, decode: isOne },
  expired: {
    name: 'trunklineExpiredRequests',
    lua: expiredLua,
    numberOfKeys: 1,
    decode: (reply: unknown) => (Array.isArray(reply) ? reply.map(String) : []),
  },
  addToTotals: { name: 'trunklineAddToTotals', lua: addToTotalsLua, numberOfKeys: 2, decode: isOne },
} as const satisfies Record<string, Script<unknown>>;
