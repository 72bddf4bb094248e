import beginLua from '../lua/begin-delivery.lua';
import claimLua from '../lua/claim-due-deliveries.lua';
import createLua from '../lua/create-delivery.lua';
import endLua from '../lua/end-delivery.lua';
import forgetLua from '../lua/forget-deliveries.lua';
import gatherLua from '../lua/gather-delivery.lua';
import putOffLua from '../lua/put-off-delivery.lua';
import replayLua from '../lua/replay-delivery.lua';
import type { Script } from './script';

const asList = (reply: unknown): readonly unknown[] => (Array.isArray(reply) ? reply : []);

/** A delivery, and the number of its next job. */
export type DueDelivery = readonly [deliveryId: string, job: number];

function decodeDue(reply: readonly unknown[]): readonly DueDelivery[] {
  const due: DueDelivery[] = [];
  for (let index = 0; index + 1 < reply.length; index += 2) due.push([String(reply[index]), Number(reply[index + 1])]);
  return due;
}

/** Deliveries of webhooks; what each takes and returns stands at the head of its Lua file. */
export const deliveryScripts = {
  create: { lua: createLua, decode: String },
  gather: { lua: gatherLua, decode: String },
  begin: {
    lua: beginLua,
    decode: (reply: unknown) => {
      const [outcome, now, events, attempts, attemptCount, unheard] = asList(reply);
      return {
        outcome: String(outcome),
        ...{ now: Number(now), events: String(events), attempts: String(attempts) },
        ...{ attemptCount: Number(attemptCount), unheard: Number(unheard) },
      };
    },
  },
  end: {
    lua: endLua,
    decode: (reply: unknown) => {
      const [failingForMs, ...next] = asList(reply);
      return { failingForMs: Number(failingForMs), next: decodeDue(next) };
    },
  },
  claim: { lua: claimLua, decode: (reply: unknown) => decodeDue(asList(reply)) },
  putOff: { lua: putOffLua, decode: Number },
  replay: { lua: replayLua, decode: String },
  forget: { lua: forgetLua, decode: Number },
} as const satisfies Record<string, Script<unknown>>;
