import type { AccountReport, AccountState, AccountStates, UpstreamWindow } from '@app/accounts';

/** A difference that administrators would see. */
const UTILIZATION_STEP = 0.01;
const RESET_STEP_MS = 60_000;

interface Seen {
  answers: number;
  totalMs: number;
  readonly windows: Map<string, UpstreamWindow>;
  readonly spent: Map<string, bigint>;
}

interface Outbox {
  /** Batches whose arrival is not certain: sent again as they are, so that each counts once. */
  readonly unsent: AccountReport[];
  batch: number;
}

/** Gathers what this process sees of accounts, and tells the others in batches: one a second and account, whatever the traffic. */
export class AccountReports {
  private readonly seen = new Map<string, Seen>();
  private readonly outboxes = new Map<string, Outbox>();
  private flushing: Promise<void> | undefined;

  constructor(
    private readonly states: Pick<AccountStates, 'get' | 'report'>,
    private readonly onError: (error: unknown) => void,
  ) {}

  addAnswer(accountId: string, firstByteMs: number): void {
    const seen = this.seenOf(accountId);
    seen.answers += 1;
    seen.totalMs += firstByteMs;
  }

  addSpent(accountId: string, nanoDollars: bigint, day: string): void {
    if (nanoDollars <= 0n) return;
    const { spent } = this.seenOf(accountId);
    spent.set(day, (spent.get(day) ?? 0n) + nanoDollars);
  }

  addWindow(accountId: string, window: UpstreamWindow, state: AccountState | undefined): void {
    const known =
      this.seen.get(accountId)?.windows.get(window.name) ?? state?.windows.find(({ name }) => name === window.name);
    if (known === undefined || differs(known, window)) this.seenOf(accountId).windows.set(window.name, window);
  }

  forget(accountId: string): void {
    this.seen.delete(accountId);
    this.outboxes.delete(accountId);
  }

  /** Calls that overlap share one round. */
  flush(): Promise<void> {
    this.flushing ??= this.sendAll().finally(() => {
      this.flushing = undefined;
    });
    return this.flushing;
  }

  private async sendAll(): Promise<void> {
    for (const [accountId, seen] of this.seen) {
      const outbox = this.outboxOf(accountId);
      if (outbox.unsent.length > 0) continue;
      this.seen.delete(accountId);
      outbox.unsent.push(...batchesOf(seen, () => (outbox.batch += 1)));
    }
    await Promise.all([...this.outboxes].map(([accountId, { unsent }]) => this.send(accountId, unsent)));
  }

  private async send(accountId: string, unsent: AccountReport[]): Promise<void> {
    try {
      for (let next = unsent[0]; next !== undefined; next = unsent[0]) {
        await this.states.report(accountId, next);
        unsent.shift();
      }
    } catch (error) {
      this.onError(error);
    }
  }

  private seenOf(accountId: string): Seen {
    let seen = this.seen.get(accountId);
    if (!seen) this.seen.set(accountId, (seen = { answers: 0, totalMs: 0, windows: new Map(), spent: new Map() }));
    return seen;
  }

  private outboxOf(accountId: string): Outbox {
    let outbox = this.outboxes.get(accountId);
    if (!outbox) this.outboxes.set(accountId, (outbox = { unsent: [], batch: 0 }));
    return outbox;
  }
}

function differs(known: UpstreamWindow, window: UpstreamWindow): boolean {
  return (
    known.status !== window.status ||
    Math.abs((known.utilization ?? 0) - (window.utilization ?? 0)) >= UTILIZATION_STEP ||
    Math.abs((known.resetsAt ?? 0) - (window.resetsAt ?? 0)) >= RESET_STEP_MS
  );
}

/** One for each day on which something was spent: at midnight there are two. */
function batchesOf({ answers, totalMs, windows, spent }: Seen, nextBatch: () => number): AccountReport[] {
  const meanFirstByteMs = answers === 0 ? 0 : totalMs / answers;
  const [first, ...others] = [...spent].map(([day, nanoDollars]) => ({ day, nanoDollars }));
  const everything = { batch: nextBatch(), windows: [...windows.values()], answers, meanFirstByteMs };
  const nothing = { windows: [], answers: 0, meanFirstByteMs: 0 };
  return [
    { ...everything, ...(first === undefined ? {} : { spent: first }) },
    ...others.map((other) => ({ ...nothing, batch: nextBatch(), spent: other })),
  ];
}
