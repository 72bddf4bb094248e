import type { LiveConnectionState, LiveEndReason } from './live-types';

/** How one connection came to its end: by a word of the gateway, refused by it with a status, or broken off. */
export type WatchOutcome =
  | { readonly kind: 'ended'; readonly reason: LiveEndReason }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'broken' };

export interface LiveConnectionParts {
  /** Opens one connection and reads it to its end. Never throws. `onHeard`: the first event has come. */
  readonly watch: (signal: AbortSignal, onHeard: () => void) => Promise<WatchOutcome>;
  readonly onState: (state: LiveConnectionState) => void;
  /** The rights or the session of the person are not what they were: they are to be asked for. */
  readonly onDoubt: (reason: 'session-ended' | 'permission-lost') => void;
  /** 0 to 1. */
  readonly random: () => number;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/** Ten connections are open already, or the rights are gone: to come back soon does not help. */
const REFUSED_PAUSE_MS = 30_000;
/** All who watched a gateway that goes away come back, but not in the same moment. */
const SCATTER_MS = 500;

/** Keeps one stream open: comes back with growing pauses when it breaks off, and at once when there is reason to hope. */
export class LiveConnection {
  private failures = 0;
  private isOver = false;
  private isAsleep = false;
  private attempt: AbortController | undefined;
  private wake = (): void => undefined;

  constructor(private readonly parts: LiveConnectionParts) {}

  async run(): Promise<void> {
    this.parts.onState('connecting');
    while (!this.isOver) {
      if (this.isAsleep) {
        this.parts.onState('paused');
        await this.rest(undefined);
        this.parts.onState('connecting');
        continue;
      }
      const outcome = await this.watchOnce();
      if (this.isWanted()) await this.rest(this.pauseAfter(outcome));
    }
  }

  /** Nobody looks at the page: the connection is given up. */
  sleep(): void {
    this.isAsleep = true;
    this.attempt?.abort();
    this.wake();
  }

  /** Somebody looks again, or the network is back: whoever waits tries at once. */
  rouse(): void {
    this.isAsleep = false;
    this.failures = 0;
    this.wake();
  }

  /** The network is gone: a connection that hangs would be taken for one over which nothing happens. */
  lose(): void {
    this.failures = Math.max(this.failures, 1);
    this.attempt?.abort();
  }

  end(): void {
    this.isOver = true;
    this.attempt?.abort();
    this.wake();
  }

  /** Asked after every wait: it may have been ended or sent to sleep meanwhile. */
  private isWanted(): boolean {
    return !this.isOver && !this.isAsleep;
  }

  private async watchOnce(): Promise<WatchOutcome> {
    this.attempt = new AbortController();
    return this.parts.watch(this.attempt.signal, () => {
      this.failures = 0;
      if (!this.isOver) this.parts.onState('live');
    });
  }

  /** How long to wait, in milliseconds, and what to show meanwhile. */
  private pauseAfter(outcome: WatchOutcome): number {
    const { onState, onDoubt, random } = this.parts;
    if (outcome.kind === 'ended') {
      const { reason } = outcome;
      // One connection gives way to the next: for those who look nothing has happened.
      if (reason === 'token-expired' || reason === 'draining') return random() * SCATTER_MS;
      onState('connecting');
      onDoubt(reason);
      return reason === 'session-ended' ? FIRST_PAUSE_MS : REFUSED_PAUSE_MS;
    }
    const isFirst = this.failures === 0;
    onState(isFirst ? 'connecting' : 'offline');
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.failures);
    this.failures += 1;
    if (outcome.kind === 'refused' && (outcome.status === 429 || outcome.status === 403)) return REFUSED_PAUSE_MS;
    return pause * (0.5 + random() / 2);
  }

  /** @param milliseconds undefined: until somebody rouses it */
  private rest(milliseconds: number | undefined): Promise<void> {
    return new Promise((resolve) => {
      const timer = milliseconds === undefined ? undefined : setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
