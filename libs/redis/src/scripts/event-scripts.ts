import publishEventLua from '../lua/publish-event.lua';
import type { Script } from './script';

/** What is told to the outside world; what it takes and returns stands at the head of its Lua file. */
export const eventScripts = {
  publish: { lua: publishEventLua, decode: (reply: unknown) => reply === 1 },
} as const satisfies Record<string, Script<unknown>>;
