import decideGrantLua from '../lua/decide-device-grant.lua';
import openGrantLua from '../lua/open-device-grant.lua';
import openSessionLua from '../lua/open-device-session.lua';
import redeemGrantLua from '../lua/redeem-device-grant.lua';
import rotateSessionLua from '../lua/rotate-device-session.lua';
import type { Script } from './script';

const isOne = (reply: unknown): boolean => reply === 1;
const asTexts = (reply: unknown): readonly string[] => (Array.isArray(reply) ? reply.map(String) : []);

/** Sign-ins of devices (RFC 8628); what each takes and returns stands at the head of its Lua file. */
export const deviceScripts = {
  openGrant: { lua: openGrantLua, decode: isOne },
  decideGrant: { lua: decideGrantLua, decode: isOne },
  redeemGrant: { lua: redeemGrantLua, decode: asTexts },
  openSession: { lua: openSessionLua, decode: Number },
  rotateSession: { lua: rotateSessionLua, decode: asTexts },
} as const satisfies Record<string, Script<unknown>>;
