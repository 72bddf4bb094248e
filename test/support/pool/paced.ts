import { setTimeout as delay } from 'node:timers/promises';

export interface Pace {
  readonly perSecond: number;
  /** Asked before each start. */
  readonly goesOn: () => boolean;
}

/** Starts calls at a steady rate, however long each takes: clients do not wait for one another. Resolves when all are over. */
export async function paced<Result>(pace: Pace, call: (number: number) => Promise<Result>): Promise<Result[]> {
  const startedAt = performance.now();
  const under: Promise<Result>[] = [];
  while (pace.goesOn()) {
    under.push(call(under.length + 1));
    const dueIn = startedAt + (under.length * 1_000) / pace.perSecond - performance.now();
    if (dueIn > 0) await delay(dueIn);
  }
  return Promise.all(under);
}
