import type { SlotCandidate } from './slot-candidate';
import type { SlotStore } from './slot-store';

/** One account in use by one request. Both calls may be made any number of times. */
export interface HeldSlot {
  /** The answer has begun: the serial queue goes on after its spacing. */
  headersArrived(): void;
  release(): void;
}

/** The accounts that requests of this process use, those without a limit included. */
export class HeldSlots {
  private readonly requestsByAccount = new Map<string, Set<string>>();
  private readonly runningByAccount = new Map<string, number>();

  constructor(
    private readonly store: SlotStore,
    private readonly onRelease: (accountId: string) => void,
  ) {}

  /** Requests of this process under way on an account. */
  running(accountId: string): number {
    return this.runningByAccount.get(accountId) ?? 0;
  }

  /** Account id → requests of this process under way on it, where there are any. */
  get all(): ReadonlyMap<string, number> {
    return this.runningByAccount;
  }

  hold({ account, needsSerialLock }: SlotCandidate, requestId: string): HeldSlot {
    const accountId = account.id;
    const hasLease = account.maxConcurrency !== undefined;
    const serialRestMs = account.serialQueue?.spacingMs ?? 0;
    let holdsSerialLock = needsSerialLock;
    let isHeld = true;
    this.runningByAccount.set(accountId, this.running(accountId) + 1);
    if (hasLease) this.leased(accountId).add(requestId);
    const giveBack = (givesSlot: boolean): void => {
      const serial = holdsSerialLock ? { serialRestMs } : {};
      if (!givesSlot && !holdsSerialLock) return;
      holdsSerialLock = false;
      // What cannot be given back now is not renewed either, and expires.
      this.store.release({ requestId, accountId, givesSlot, ...serial }).catch(() => undefined);
      this.onRelease(accountId);
    };
    return {
      headersArrived: () => {
        if (isHeld) giveBack(false);
      },
      release: () => {
        if (!isHeld) return;
        isHeld = false;
        this.left(accountId, requestId);
        giveBack(hasLease);
      },
    };
  }

  /** Keeps all leases of this process for another while; one that Redis has lost is taken again. */
  async renew(): Promise<void> {
    if (this.requestsByAccount.size === 0) return;
    await this.store.renewLeases(new Map([...this.requestsByAccount].map(([id, requests]) => [id, [...requests]])));
  }

  private leased(accountId: string): Set<string> {
    let requests = this.requestsByAccount.get(accountId);
    if (!requests) this.requestsByAccount.set(accountId, (requests = new Set()));
    return requests;
  }

  private left(accountId: string, requestId: string): void {
    const running = this.running(accountId) - 1;
    if (running > 0) this.runningByAccount.set(accountId, running);
    else this.runningByAccount.delete(accountId);
    const requests = this.requestsByAccount.get(accountId);
    requests?.delete(requestId);
    if (requests?.size === 0) this.requestsByAccount.delete(accountId);
  }
}
