import listSessionLua from '../lua/list-session.lua';
import openSessionLua from '../lua/open-session.lua';
import rotateSessionLua from '../lua/rotate-session.lua';
import takeAttemptLua from '../lua/take-attempt.lua';
import unlistSessionsLua from '../lua/unlist-sessions.lua';
import type { Script } from './script';

/** Sessions and the counting of sign-ins; what each takes and returns stands at the head of its Lua file. */
export const signInScripts = {
  listSession: { lua: listSessionLua, decode: Number },
  unlistSessions: { lua: unlistSessionsLua, decode: Number },
  openSession: { lua: openSessionLua, decode: Number },
  rotateSession: {
    lua: rotateSessionLua,
    decode: (reply: unknown) => (Array.isArray(reply) ? reply.map(String) : []),
  },
  takeAttempt: { lua: takeAttemptLua, decode: Number },
} as const satisfies Record<string, Script<unknown>>;
