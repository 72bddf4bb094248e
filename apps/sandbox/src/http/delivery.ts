import type { ServerResponse } from 'node:http';
import type { LedgerEntry } from '../ledger/ledger-entry';
import type { Answer, Step } from './answer';

const LARGEST_BATCH = 64 * 1024;

/** Writes one answer to one client, in its own time, and notes in the ledger how far it got. */
export class Delivery {
  private position = 0;
  private hasWaited = false;
  private timer: NodeJS.Timeout | undefined;
  private brokenOffByUs = false;
  private readonly startedAt = performance.now();

  constructor(
    private readonly response: ServerResponse,
    private readonly answer: Answer,
    /** Absent for what is not metered, such as the list of models. */
    private readonly entry: LedgerEntry | undefined,
  ) {}

  begin(): void {
    this.response.once('close', this.close);
    if (this.answer.waitBeforeHeadersMs === 0) this.sendHead();
    else this.after(this.answer.waitBeforeHeadersMs, this.sendHead);
  }

  private readonly sendHead = (): void => {
    const { answer, entry, response } = this;
    if (answer.withoutHeaders) {
      this.breakOff();
      return;
    }
    if (entry) entry.status = answer.status;
    const headers = [...answer.headers];
    if (answer.declaredLength !== null) headers.push('content-length', String(answer.declaredLength));
    response.writeHead(answer.status, headers);
    // Otherwise the headers travel together with the first bytes.
    if (answer.steps[0]?.waitMs !== 0) response.flushHeaders();
    this.proceed();
  };

  /** Sends what is due and arranges for the rest: after a silence, when the client has read enough, or in the next round. */
  private readonly proceed = (): void => {
    const { answer, response } = this;
    while (!response.destroyed) {
      const step = answer.steps[this.position];
      if (!step) {
        this.finish();
        return;
      }
      if (step.waitMs > 0 && !this.hasWaited) {
        this.after(step.waitMs, this.proceedAfterWait);
        return;
      }
      this.hasWaited = false;
      const bytes = this.takeBatch(step);
      if (this.position === answer.steps.length && answer.ending === 'end') {
        response.end(bytes);
        return;
      }
      if (!response.write(bytes)) {
        response.once('drain', this.proceed);
        return;
      }
      if (answer.separateWrites) {
        setImmediate(this.proceed);
        return;
      }
    }
  };

  /** The next step and those behind it that are due at the same time, up to a size: fewer writes, and still in the client's measure. */
  private takeBatch(first: Step): string | Buffer {
    const { steps, separateWrites } = this.answer;
    let bytes = first.bytes;
    let usage = first.usage;
    this.position += 1;
    while (!separateWrites && bytes.length < LARGEST_BATCH) {
      const next = steps[this.position];
      if (next?.waitMs !== 0) break;
      bytes = join(bytes, next.bytes);
      usage = next.usage ?? usage;
      this.position += 1;
    }
    if (this.entry) {
      this.entry.bytesSent += Buffer.byteLength(bytes);
      if (usage) this.entry.usage = usage;
    }
    return bytes;
  }

  private readonly proceedAfterWait = (): void => {
    this.hasWaited = true;
    this.proceed();
  };

  private finish(): void {
    if (this.answer.ending === 'end') this.response.end();
    // The empty write is answered after everything before it has left the process.
    else this.response.socket?.write('', () => this.breakOff());
  }

  private breakOff(): void {
    this.brokenOffByUs = true;
    if (this.answer.ending === 'reset') this.response.socket?.resetAndDestroy();
    else this.response.socket?.destroy();
  }

  private after(milliseconds: number, action: () => void): void {
    if (Number.isFinite(milliseconds)) this.timer = setTimeout(action, milliseconds);
  }

  private readonly close = (): void => {
    clearTimeout(this.timer);
    if (!this.entry) return;
    this.entry.closedAfterMs = Math.round(performance.now() - this.startedAt);
    if (this.brokenOffByUs) this.entry.finished = 'cut';
    else if (this.response.writableFinished) this.entry.finished = 'complete';
    else {
      this.entry.finished = 'client-left';
      this.entry.abortedAt = Date.now();
    }
  };
}

const join = (one: string | Buffer, other: string | Buffer): string | Buffer =>
  typeof one === 'string' && typeof other === 'string' ? one + other : Buffer.concat([toBuffer(one), toBuffer(other)]);

const toBuffer = (bytes: string | Buffer): Buffer => (typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
