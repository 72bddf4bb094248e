import type { Clock } from '@app/common';
import type { Choice } from '@app/scheduler';
import type { RequestSpan } from '@app/telemetry';
import type { LineWait } from '../admission/admission-desk';
import type { Conversation } from '../admission/conversation';
import type { RelayRequest } from '../relay-request';
import type { ExplainedAttempt, Explanation } from './explanation';

type Ending = Pick<Explanation, 'outcome' | 'status' | 'usage'> &
  Partial<Pick<Explanation, 'code' | 'message' | 'accountId' | 'platform'>> & { readonly firstByteMs?: number | null };

/** Takes notes of one request on its way, for its explanation. */
export class Trace {
  readonly wait: LineWait = { place: 0, waitedMs: 0 };
  readonly choices: Choice[] = [];
  readonly attempts: ExplainedAttempt[] = [];
  rewritten: Explanation['rewritten'];
  /** Undefined: nobody traces requests. */
  span: RequestSpan | undefined;
  private readonly startedAt: number;
  private admittedMs = 0;
  /** Unrounded, because the relay itself takes less than that, and without waits. */
  private ownMs: { readonly admission: number; dispatch?: number } = { admission: 0 };
  /** Where it waits now, and since when. */
  private waiting: { readonly position: number; readonly since: number } | undefined;

  constructor(
    private readonly request: RelayRequest,
    private readonly conversation: Conversation | undefined,
    private readonly clock: Clock,
  ) {
    this.startedAt = clock.monotonic();
  }

  /** Whole milliseconds since the request came in. */
  get elapsedMs(): number {
    return Math.round(this.clock.monotonic() - this.startedAt);
  }

  /** Milliseconds that the relay took to let the request in, waits left out. */
  get admissionMs(): number {
    return this.ownMs.admission;
  }

  /** Milliseconds from then on that it took to send it to an account, waits left out; undefined: it never left. */
  get dispatchMs(): number | undefined {
    return this.ownMs.dispatch;
  }

  /** Milliseconds that it has waited for slots of key, user and account. */
  get waitedMs(): number {
    const done = this.choices.reduce((sum, { waitedMs }) => sum + waitedMs, this.wait.waitedMs);
    return this.waiting ? done + Math.round(this.clock.monotonic() - this.waiting.since) : done;
  }

  /** Where in a line the request began to wait; 0: it never waited. */
  get queuePosition(): number {
    const ofChoices = this.choices.find(({ queuePosition }) => queuePosition)?.queuePosition;
    return this.wait.place || (ofChoices ?? this.waiting?.position ?? 0);
  }

  /** The request waits from now on. */
  waits(position: number): void {
    this.waiting = { position, since: this.clock.monotonic() };
    this.span?.event('queued', position);
  }

  /** Its wait is over, whatever came of it. */
  hasWaited(): void {
    if (this.waiting) this.span?.event('dequeued');
    this.waiting = undefined;
  }

  admitted(): void {
    this.hasWaited();
    this.admittedMs = this.elapsedMs;
    this.span?.event('admitted');
    this.ownMs = { admission: this.unwaitedMs };
  }

  /** The request leaves for an account; the first time counts. */
  leaves(): void {
    this.ownMs.dispatch ??= Math.max(0, this.unwaitedMs - this.ownMs.admission);
  }

  private get unwaitedMs(): number {
    return Math.max(0, this.clock.monotonic() - this.startedAt - this.waitedMs);
  }

  explain(ending: Ending): Explanation {
    const { requestId, startedAt, user, apiKey, operation, envelope } = this.request;
    const { outcome, status, usage, code, message, accountId, platform, firstByteMs } = ending;
    return {
      ...{ requestId, startedAt, userId: user.id, keyId: apiKey.id, operation },
      ...{ model: envelope.model, isStreaming: envelope.isStreaming },
      ...(this.conversation ? { conversation: this.conversation.source } : {}),
      admission: {
        tookMs: this.admittedMs,
        ...(this.wait.place > 0 ? { place: this.wait.place, waitedMs: this.wait.waitedMs } : {}),
      },
      choices: this.choices,
      attempts: this.attempts,
      ...(this.rewritten ? { rewritten: this.rewritten } : {}),
      ...{ outcome, status, usage, durationMs: this.elapsedMs },
      ...(typeof firstByteMs === 'number' ? { firstByteMs } : {}),
      ...(code === undefined ? {} : { code }),
      ...(message === undefined ? {} : { message }),
      ...(accountId === undefined ? {} : { accountId }),
      ...(platform === undefined ? {} : { platform }),
    };
  }
}
