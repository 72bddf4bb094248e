import type { Logger } from '@app/telemetry';
import type { AuditChain } from './chain/audit-chain';

/** Entries that are written close together go over in one round. */
const AFTER_MS = 100;

/** Takes entries over into the chain soon after they were written. What it misses, the worker finds within a second. */
export class AuditDrainer {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly chain: AuditChain,
    private readonly logger: Logger,
  ) {}

  soon(): void {
    if (this.stopped || this.timer !== undefined) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.running = this.drain();
    }, AFTER_MS);
    this.timer.unref();
  }

  /** Lets a round that is under way finish. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private async drain(): Promise<void> {
    try {
      await this.chain.drain();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.logger.warn({ reason }, 'audit entries stay in their outboxes for now');
    }
  }
}
