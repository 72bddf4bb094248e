import type { Account } from '@app/accounts';

/** Who asks for a slot. */
export interface SlotSeeker {
  readonly requestId: string;
  readonly userId: string;
  /** Share of the user in a queue, 1 to 100. */
  readonly weight: number;
}

/** An account that may serve a request, and what must be had from Redis together with it. */
export interface SlotCandidate {
  readonly account: Account;
  readonly needsSerialLock: boolean;
  readonly needsProbe: boolean;
}

/** Most accounts need nothing: then Redis is not asked at all. */
export function needsSlot({ account, needsSerialLock, needsProbe }: SlotCandidate): boolean {
  return account.maxConcurrency !== undefined || needsSerialLock || needsProbe;
}
