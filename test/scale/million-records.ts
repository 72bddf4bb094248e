import { type Platform, createRequestId } from '@app/common';
import type { UsageRecord } from '@app/usage';
import { usageRecord } from '../support/usage-records';

/** How much there is of everything. */
export interface Scale {
  readonly records: number;
  readonly users: readonly string[];
  /** Key ids; the owner of the n-th is the user whose number is n modulo the number of users. */
  readonly keys: readonly string[];
  readonly accounts: readonly string[];
  /** Every tenth account is in none. */
  readonly groups: readonly string[];
  readonly days: number;
  /** When the last record was written, milliseconds since the epoch. */
  readonly until: number;
}

const DAY_MS = 86_400_000;
const ACCOUNTS_OF_A_USER = 4;
const models: readonly (readonly [model: string, platform: Platform])[] = [
  ...(['claude-opus-4-5', 'claude-sonnet-4-5', 'claude-haiku-4-5'] as const).map((model) => [model, 'claude'] as const),
  ...(['gpt-5', 'gpt-5-mini', 'o4-mini'] as const).map((model) => [model, 'openai'] as const),
  ...(['gemini-2.5-pro', 'gemini-2.5-flash'] as const).map((model) => [model, 'gemini'] as const),
];
const clients = ['claude-code', 'codex', 'gemini-cli', undefined] as const;
const outcomes = ['caller-left', 'upstream-failed', 'upstream-interrupted', 'gateway-lost'] as const;

/** Names that nothing stands for: records do not ask whether what they name is there. */
export const invented = {
  accounts: Array.from({ length: 1_000 }, (_, number) => `acc_${String(number).padStart(4, '0')}`),
  groups: Array.from({ length: 20 }, (_, number) => `grp_${number}`),
};

/** The same records at each run, but for their request ids and times. Conversations stay on a few accounts, as they do in a pool. */
export function* millionRecords({
  records,
  users,
  keys,
  accounts,
  groups,
  days,
  until,
}: Scale): Generator<UsageRecord> {
  const random = randomNumbers(20_261_121);
  for (let number = 0; number < records; number += 1) {
    const keyNumber = Math.floor(random() * keys.length);
    const userNumber = keyNumber % users.length;
    const account = (userNumber * 7 + Math.floor(random() * ACCOUNTS_OF_A_USER) * 251) % accounts.length;
    const [model, platform] = models[Math.floor(random() * models.length)] ?? ['gpt-5', 'openai'];
    const client = clients[userNumber % clients.length];
    const input = Math.floor(random() * 20_000);
    yield usageRecord({
      ...{ requestId: createRequestId(), userId: users[userNumber] ?? '', keyId: keys[keyNumber] ?? '' },
      ...{ accountId: accounts[account] ?? '', model, platform },
      ...(account % 10 === 0 ? {} : { groupId: groups[account % groups.length] ?? '' }),
      ...(client && { client }),
      ...(number % 20 === 0 ? { outcome: outcomes[number % 4] ?? 'caller-left' } : {}),
      startedAt: Math.floor(until - days * DAY_MS * (1 - number / records)),
      tokens: { input, cacheRead: input * 3, cacheWrite5m: number % 7, cacheWrite1h: 0, output: number % 4_001 },
      costNanoDollars: number % 97 === 0 ? null : String(input * 3_001 + (number % 4_001) * 15_000),
      ...{ durationMs: 200 + (number % 30_000), firstByteMs: number % 20 === 0 ? null : 90 + (number % 2_000) },
    });
  }
}

/** Whole numbers from a seed, spread evenly from 0 up to 1. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
