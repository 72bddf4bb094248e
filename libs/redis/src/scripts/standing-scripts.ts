import readStandingLua from '../lua/read-standing.lua';
import type { Script } from './script';

/** What is written down of one key, or of one user over all keys. */
export interface StandingFigures {
  /** Milliseconds since the epoch, by the clock of the server. */
  readonly now: number;
  readonly underWay: number;
  readonly waiting: number;
  /** Amounts by field, as the hashes hold them. */
  readonly spent: Readonly<Record<string, string>>;
  readonly window: Readonly<Record<string, string>>;
  /** Of the usage rollups, in the order of the keys; empty: there is none. */
  readonly cells: readonly string[];
}

const asList = (reply: unknown): readonly unknown[] => (Array.isArray(reply) ? reply : []);

function decodeFields(reply: unknown): Record<string, string> {
  const list = asList(reply);
  const fields: Record<string, string> = {};
  for (let index = 0; index + 1 < list.length; index += 2) fields[String(list[index])] = String(list[index + 1]);
  return fields;
}

/** How much of limits is used; what it takes and returns stands at the head of its Lua file. */
export const standingScripts = {
  read: {
    lua: readStandingLua,
    decode: (reply: unknown): StandingFigures => {
      const [now, underWay, waiting, spent, window, cells] = asList(reply);
      return {
        ...{ now: Number(now), underWay: Number(underWay), waiting: Number(waiting) },
        ...{ spent: decodeFields(spent), window: decodeFields(window), cells: asList(cells).map(String) },
      };
    },
  },
} as const satisfies Record<string, Script<unknown>>;
