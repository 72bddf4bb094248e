import type { ServerResponse } from 'node:http';
import type { LedgerEntry } from '../ledger/ledger-entry';
import { type Answer, type Step, bytesOf } from './answer';

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
    if (answer.ending === 'end' && !answer.separateWrites && answer.steps.every(isImmediate)) {
      this.sendAll();
      return;
    }
    response.flushHeaders();
    this.proceed();
  };

  private sendAll(): void {
    const { steps } = this.answer;
    const first = steps[0];
    if (steps.length === 1 && first) {
      this.response.end(this.note(first.bytes, first.usage));
      return;
    }
    const bytes = steps.every(isText) ? joinText(steps) : Buffer.concat(steps.map(bytesOf));
    this.response.end(this.note(bytes, steps.findLast((step) => step.usage !== null)?.usage ?? null));
  }

  /** Sends what is due and arranges for the rest: after a silence, when the client has read enough, or in the next round. */
  private readonly proceed = (): void => {
    while (!this.response.destroyed) {
      const step = this.answer.steps[this.position];
      if (!step) {
        this.finish();
        return;
      }
      if (step.waitMs > 0 && !this.hasWaited) {
        this.after(step.waitMs, this.proceedAfterWait);
        return;
      }
      this.hasWaited = false;
      this.position += 1;
      if (!this.response.write(this.note(step.bytes, step.usage))) {
        this.response.once('drain', this.proceed);
        return;
      }
      if (this.answer.separateWrites) {
        setImmediate(this.proceed);
        return;
      }
    }
  };

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

  private note(bytes: string | Buffer, usage: Step['usage']): string | Buffer {
    if (this.entry) {
      this.entry.bytesSent += Buffer.byteLength(bytes);
      if (usage) this.entry.usage = usage;
    }
    return bytes;
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

const isImmediate = (step: Step): boolean => step.waitMs === 0;
const isText = (step: Step): step is Step & { bytes: string } => typeof step.bytes === 'string';

function joinText(steps: readonly (Step & { bytes: string })[]): string {
  let text = '';
  for (const step of steps) text += step.bytes;
  return text;
}
