import type { SlotCandidate, SlotSeeker } from './slot-candidate';

/** How a request waits. */
export interface Waiting {
  /** By the clock that never runs backwards. */
  readonly deadlineMs: number;
  /** How many requests of its user may wait for an account. */
  readonly size: number;
  /** Called once, when it has found a place. 1: the next one. */
  onQueued(position: number): void;
  readonly signal: AbortSignal;
}

export interface WaitRequest {
  readonly waiting: Waiting;
  /** The accounts that could serve now, but for a free slot; the preferred one first. */
  candidates(): readonly SlotCandidate[];
  /** Cheaper than `candidates`: whether one of these could still serve, but for a free slot. */
  isWorthwhile(accountIds: Iterable<string>): boolean;
}

/** `nothing-left`: no account is left that lacks only a slot. `left`: the client has gone. */
export type WaitOutcome =
  | { readonly kind: 'taken'; readonly candidate: SlotCandidate; readonly position?: number }
  | {
      readonly kind: 'queue-full' | 'wait-too-long' | 'wait-timed-out' | 'nothing-left' | 'left';
      readonly position?: number;
    };

interface Settle {
  resolve(outcome: WaitOutcome): void;
  reject(error: unknown): void;
}

/** One request that waits, or is about to. */
export class Waiter {
  /** Account id → virtual finish time in its queue; the largest number while that is not known yet. */
  readonly finishes = new Map<string, number>();
  isAsking = false;
  asksAgain = false;
  isOver = false;
  /** Where it first stood; undefined: it has not waited. */
  position: number | undefined;
  onFinish: () => void = () => undefined;

  constructor(
    readonly seeker: SlotSeeker,
    readonly request: WaitRequest,
    readonly since: number,
    private readonly settle: Settle,
  ) {}

  queued(position: number): void {
    if (this.position !== undefined) return;
    this.position = position;
    this.request.waiting.onQueued(position);
  }

  finish(outcome: WaitOutcome): void {
    if (this.isOver) return;
    this.isOver = true;
    this.onFinish();
    this.settle.resolve({ ...outcome, ...(this.position === undefined ? {} : { position: this.position }) });
  }

  fail(error: unknown): void {
    if (this.isOver) return;
    this.isOver = true;
    this.onFinish();
    this.settle.reject(error);
  }
}
