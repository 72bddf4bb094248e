import type { Choice } from '@app/scheduler';

/** Milliseconds that a request has waited in queues of accounts; undefined: in none. */
export function waitForAccounts(choices: readonly Choice[]): number | undefined {
  const queued = choices.filter(({ queuePosition }) => queuePosition !== undefined);
  return queued.length === 0 ? undefined : queued.reduce((sum, { waitedMs }) => sum + waitedMs, 0);
}
