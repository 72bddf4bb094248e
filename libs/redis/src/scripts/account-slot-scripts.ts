import leaveLua from '../lua/leave-account-queue.lua';
import releaseLua from '../lua/release-account-slot.lua';
import renewLua from '../lua/renew-account-slots.lua';
import takeLua from '../lua/take-account-slot.lua';
import type { Script } from './script';

/** What one call of `take` says; the words stand at the head of take-account-slot.lua. */
export interface SlotAnswer {
  readonly outcome: 'taken' | 'queued' | 'refused' | 'queue-full' | 'wait-too-long';
  /** Index of the account whose slot was taken; undefined: none. */
  readonly taken: number | undefined;
  /** 1: the next one; 0: in no queue. */
  readonly position: number;
  /** Until a serial lock or a probe is free by itself; undefined: nobody knows. */
  readonly freesInMs: number | undefined;
  readonly accounts: readonly {
    readonly lacks: '' | 'slots-taken' | 'serial-queue-busy' | 'awaiting-probe';
    /** Virtual finish time in the account's queue; undefined: not in it. */
    readonly finish: number | undefined;
  }[];
}

type Lack = SlotAnswer['accounts'][number]['lacks'];

export const mostAccountsPerCall = 8;
/** So many accounts are renewed by one call, so that nothing else has to wait for it. */
export const slotGroupsPerRenewal = 16;

function decodeAnswer(reply: unknown): SlotAnswer {
  if (!Array.isArray(reply)) throw new Error('take-account-slot.lua answered something else than a list');
  const [outcome, taken, position, freesIn, ...rest] = reply as (string | number)[];
  const accounts = [];
  for (let index = 0; index < rest.length; index += 2) {
    const finish = rest[index + 1];
    accounts.push({ lacks: rest[index] as Lack, finish: finish === '' ? undefined : Number(finish) });
  }
  return {
    outcome: outcome as SlotAnswer['outcome'],
    taken: taken === 0 ? undefined : Number(taken) - 1,
    position: Number(position),
    freesInMs: Number(freesIn) < 0 ? undefined : Number(freesIn),
    accounts,
  };
}

/** Slots of accounts and the queues for them; what each takes and returns stands at the head of its Lua file. */
export const accountSlotScripts = {
  take: { lua: takeLua, decode: decodeAnswer },
  leave: { lua: leaveLua, decode: Number },
  release: { lua: releaseLua, decode: Number },
  renew: {
    lua: renewLua,
    decode: Number,
  },
} as const satisfies Record<string, Script<unknown>>;
