import admitLua from '../lua/admit-request.lua';
import carrySpendingLua from '../lua/carry-spending.lua';
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
    lua: admitLua,
    decode: (reply: unknown) => (Array.isArray(reply) ? (reply as readonly (string | number)[]) : []),
  },
  leaveLine: { lua: leaveLineLua, decode: isOne },
  markAttempt: { lua: markAttemptLua, decode: isOne },
  checkpoint: { lua: checkpointLua, decode: isOne },
  settle: { lua: settleLua, decode: isOne },
  expired: {
    lua: expiredLua,
    decode: (reply: unknown) => (Array.isArray(reply) ? reply.map(String) : []),
  },
  carrySpending: { lua: carrySpendingLua, decode: Number },
} as const satisfies Record<string, Script<unknown>>;
