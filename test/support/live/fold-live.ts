import type { Told } from './live-viewer';

export interface FoldedPool {
  accounts: Map<string, unknown>;
  figures: unknown;
  running: unknown;
  queues: unknown;
  events: unknown[];
}

interface Snapshot {
  readonly pool: { readonly accounts: readonly { readonly id: string }[] };
  readonly figures: unknown;
  readonly running: unknown;
  readonly queues: unknown;
  readonly events: readonly unknown[];
}

const KEPT_EVENTS = 20;

/** What somebody knows who was told all this, as a console would keep it. */
export function foldLive(told: readonly Told[]): FoldedPool {
  const pool: FoldedPool = { accounts: new Map(), figures: {}, running: {}, queues: {}, events: [] };
  for (const { event, data } of told) {
    if (event === 'snapshot') {
      const { pool: all, figures, running, queues, events } = data as unknown as Snapshot;
      Object.assign(pool, { figures, running, queues, events: [...events] });
      pool.accounts = new Map(all.accounts.map((account) => [account.id, account]));
    } else if (event === 'account') {
      for (const account of data.accounts as { id: string }[]) pool.accounts.set(account.id, account);
      for (const id of data.removed as string[]) pool.accounts.delete(id);
    } else if (event === 'event') {
      pool.events = [...pool.events, data].slice(-KEPT_EVENTS);
    } else if (event === 'figures' || event === 'running' || event === 'queues') {
      pool[event] = data;
    }
  }
  return pool;
}
