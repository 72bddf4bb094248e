import type { SlotAnswer } from '@app/redis';
import type { SlotCandidate } from './slot-candidate';
import type { SlotTimes } from './slot-times';

type Shortage = 'slots-taken' | 'serial-queue-busy';

/** What this process learned a moment ago of accounts that had nothing to give, so that it need not ask again at once. */
export class SlotHints {
  private readonly shortages = new Map<string, { readonly shortage: Shortage; readonly until: number }>();
  private readonly probes = new Map<string, number>();

  constructor(
    private readonly times: Pick<SlotTimes, 'fullHintMs' | 'probeEveryMs'>,
    /** Milliseconds that never run backwards. */
    private readonly monotonic: () => number,
  ) {}

  note(candidates: readonly SlotCandidate[], answer: SlotAnswer): void {
    const now = this.monotonic();
    candidates.forEach(({ account, needsProbe }, index) => {
      const lacks = answer.accounts[index]?.lacks ?? '';
      if (needsProbe && (lacks === 'awaiting-probe' || answer.taken === index)) {
        const wait = answer.taken === index ? this.times.probeEveryMs : (answer.freesInMs ?? this.times.probeEveryMs);
        this.probes.set(account.id, now + wait);
      }
      if (lacks === 'slots-taken') {
        this.shortages.set(account.id, { shortage: lacks, until: now + this.times.fullHintMs });
      } else if (lacks === 'serial-queue-busy') {
        const until = now + Math.min(this.times.fullHintMs, answer.freesInMs ?? this.times.fullHintMs);
        this.shortages.set(account.id, { shortage: lacks, until });
      }
    });
  }

  /** Something has been given back: ask again. */
  clear(accountId: string): void {
    this.shortages.delete(accountId);
  }

  forget(accountId: string): void {
    this.shortages.delete(accountId);
    this.probes.delete(accountId);
  }

  /** @param needsSerialLock for requests that do not, a busy serial queue is no shortage */
  shortage(accountId: string, needsSerialLock: () => boolean): Shortage | undefined {
    const hint = this.shortages.get(accountId);
    if (!hint) return undefined;
    if (hint.until <= this.monotonic()) {
      this.shortages.delete(accountId);
      return undefined;
    }
    return hint.shortage === 'serial-queue-busy' && !needsSerialLock() ? undefined : hint.shortage;
  }

  /** Milliseconds until the probe of an account may be had; 0: now. */
  probeInMs(accountId: string): number {
    return Math.max(0, (this.probes.get(accountId) ?? 0) - this.monotonic());
  }
}
