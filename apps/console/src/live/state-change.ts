import type { StaleAnswers } from './record-change';
import type { LiveAccount, LiveQueue, OwnLiveFigures } from './live-types';
import type { OwnPicture } from './own-picture';
import type { PoolPicture } from './pool-picture';

const STATE_SPACING_MS = 2_000;
const WINDOW_SPACING_MS = 30_000;
const FIGURES_SPACING_MS = 3_000;

/** What answers of the control plane say that the pool is at another point now, although no record has changed. */
export function staleBetween(before: PoolPicture | undefined, after: PoolPicture | undefined): StaleAnswers[] {
  if (!before || !after) return [];
  return [...ofAccounts(before.accounts, after.accounts), ...ofQueues(before.queues, after.queues)];
}

/** The same of what is one's own. */
export function staleBetweenOwn(before: OwnPicture | undefined, after: OwnPicture | undefined): StaleAnswers[] {
  if (!before || !after || same(before.figures, after.figures)) return [];
  return [{ path: '/me/limits', ids: null, spacing: FIGURES_SPACING_MS }];
}

function ofAccounts(before: PoolPicture['accounts'], after: PoolPicture['accounts']): StaleAnswers[] {
  if (before === after) return [];
  const moved = [...after.values()].filter((account) => account !== before.get(account.id));
  const states = moved.filter((account) => stateOf(account) !== stateOf(before.get(account.id)));
  const hasWindows = moved.some(({ id, windows }) => !same(windows, before.get(id)?.windows));
  return [
    ...(states.length > 0
      ? [{ path: '/admin/accounts', ids: states.map(({ id }) => id), spacing: STATE_SPACING_MS } as const]
      : []),
    ...(hasWindows ? [{ path: '/admin/forecasts', ids: null, spacing: WINDOW_SPACING_MS } as const] : []),
  ];
}

const stateOf = (account: LiveAccount | undefined): string =>
  JSON.stringify(account && [account.status, account.reason, account.since, account.until, account.cooldowns]);

function ofQueues(before: readonly LiveQueue[], after: readonly LiveQueue[]): StaleAnswers[] {
  if (before === after) return [];
  const moved = after.filter((queue) => !same(queue, named(before, queue.name))).map(({ name }) => name);
  return [
    ...(moved.length > 0 ? [{ path: '/admin/queues', ids: null, spacing: FIGURES_SPACING_MS } as const] : []),
    ...(moved.includes('webhook-deliveries')
      ? [{ path: '/admin/webhooks/{id}/deliveries', ids: null, spacing: FIGURES_SPACING_MS } as const]
      : []),
    ...(moved.includes('account-tests')
      ? [{ path: '/admin/accounts/{id}/tests', ids: null, spacing: FIGURES_SPACING_MS } as const]
      : []),
  ];
}

const named = (queues: readonly LiveQueue[], name: LiveQueue['name']): LiveQueue | undefined =>
  queues.find((queue) => queue.name === name);

type Told = OwnLiveFigures | LiveQueue | LiveAccount['windows'] | null | undefined;
const same = (one: Told, other: Told): boolean => one === other || JSON.stringify(one) === JSON.stringify(other);
