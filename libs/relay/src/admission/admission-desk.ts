import { type Clock, GatewayError, ObservedWaits } from '@app/common';
import type {
  AdmissionTerms,
  Calendar,
  LimitNotices,
  OpenRequest,
  PriceList,
  RequestLedger,
  WaitingLine,
  WindowState,
} from '@app/usage';
import type { ClientReply } from '../client-reply';
import type { RelayRequest } from '../relay-request';
import { type Affinity, type Conversation, decodeAffinity } from './conversation';
import { LimitRefusal, limitRefusal } from './limit-refusal';
import { factsOf } from './request-facts';
import { estimateReserve } from './reserve';

export interface AdmissionParts {
  readonly ledger: RequestLedger;
  readonly line: WaitingLine;
  readonly prices: PriceList;
  readonly calendar: Calendar;
  readonly clock: Clock;
  /** Absent: nobody is told of refusals by limits. */
  readonly limitNotices?: Pick<LimitNotices, 'note'>;
}

/** A request that is on the books and holds its slots. */
export interface Admitted {
  readonly open: OpenRequest;
  readonly affinity: Affinity | undefined;
  readonly keyWindow: WindowState | undefined;
}

/** How long a request waited for a slot of its key or user, and where in the line it began. */
export interface LineWait {
  place: number;
  waitedMs: number;
}

/** Lets requests in one after the other as their key and user allow: refuses, lets wait, or puts on the books. */
export class AdmissionDesk {
  private readonly waits: ObservedWaits;

  constructor(private readonly parts: AdmissionParts) {
    this.waits = new ObservedWaits(() => parts.clock.monotonic());
  }

  /**
   * @param onWait called once when the request has to wait, with its place
   * @throws LimitRefusal, or GatewayError `gateway_unavailable`, `caller_left`
   */
  async admit(
    request: RelayRequest,
    conversation: Conversation | undefined,
    reply: ClientReply,
    wait: LineWait,
    onWait: () => void,
  ): Promise<Admitted> {
    const { ledger, clock } = this.parts;
    const terms = this.termsOf(request, conversation);
    const facts = factsOf(request);
    let admission = await ledger.admit(facts, terms);
    if (admission.kind === 'queued') {
      const startedAt = clock.monotonic();
      wait.place = admission.place;
      onWait();
      try {
        admission = await this.waitInLine(request, terms, admission, reply, startedAt);
      } finally {
        wait.waitedMs = Math.round(clock.monotonic() - startedAt);
      }
    }
    if (admission.kind === 'refused') {
      const refusal = limitRefusal(admission, this.parts.calendar, clock.now());
      this.parts.limitNotices?.note({ ...admission, key: request.apiKey, until: refusal.state?.resetsAt });
      throw refusal;
    }
    if (reply.hasLeft) {
      ledger.settle(admission.request, undefined);
      throw new GatewayError('caller_left', 'The client closed the request');
    }
    return {
      open: admission.request,
      affinity: decodeAffinity(admission.affineAccount),
      keyWindow: admission.keyWindow,
    };
  }

  private termsOf(request: RelayRequest, conversation: Conversation | undefined): AdmissionTerms {
    const { apiKey, user, envelope, body, operation } = request;
    const isLimited = apiKey.limits !== undefined || user.limits !== undefined;
    const { model, maxTokens } = envelope;
    return {
      // Counting tokens is free, quick, and done a dozen times at once by clients.
      isFree: operation === 'count_tokens',
      keyLimits: apiKey.limits,
      userLimits: user.limits,
      reserve: isLimited
        ? estimateReserve({ model, maxTokens, bodyBytes: body.length }, this.parts.prices)
        : { tokens: 0, nanoDollars: 0 },
      conversation: conversation?.id,
    };
  }

  private async waitInLine(
    request: RelayRequest,
    terms: AdmissionTerms,
    first: { readonly place: number; readonly retryMs: number },
    reply: ClientReply,
    startedAt: number,
  ) {
    const { ledger, line, clock } = this.parts;
    const { apiKey } = request;
    const queue = terms.keyLimits?.queue ?? terms.userLimits?.queue ?? { size: 0, timeoutMs: 0 };
    const facts = factsOf(request);
    const expectedMs = first.place * 2 > queue.size ? this.waits.ninetiethPercentile(apiKey.id) : undefined;
    if (expectedMs !== undefined && expectedMs > queue.timeoutMs) {
      await ledger.leaveLine(facts);
      this.noteQueue(request, terms);
      throw tooLong(expectedMs, queue.timeoutMs);
    }
    const leaving = new AbortController();
    reply.onLeave(() => leaving.abort());
    const place = line.join(facts);
    const hasLeft = (): boolean => leaving.signal.aborted;
    let { retryMs } = first;
    try {
      for (;;) {
        const leftMs = startedAt + queue.timeoutMs - clock.monotonic();
        if (hasLeft() || leftMs <= 0) {
          await ledger.leaveLine(facts);
          if (hasLeft()) throw new GatewayError('caller_left', 'The client closed the request');
          this.noteQueue(request, terms);
          throw timedOut(queue.timeoutMs);
        }
        await place.sleep(Math.min(leftMs, retryMs > 0 ? retryMs : Infinity), leaving.signal);
        if (hasLeft()) continue;
        const admission = await ledger.admit(facts, terms);
        if (admission.kind !== 'queued') return admission;
        retryMs = admission.retryMs;
      }
    } finally {
      this.waits.note(apiKey.id, clock.monotonic() - startedAt);
      place.leave();
    }
  }

  /** Somebody stood in the line for nothing. */
  private noteQueue({ apiKey }: RelayRequest, { keyLimits, userLimits }: AdmissionTerms): void {
    const scope = keyLimits?.queue ? 'key' : 'user';
    const size = (keyLimits?.queue ?? userLimits?.queue)?.size ?? 0;
    this.parts.limitNotices?.note({ limit: 'queue', scope, allowed: size, used: size, key: apiKey, until: undefined });
  }
}

const timedOut = (timeoutMs: number): LimitRefusal =>
  new LimitRefusal('policy_queue_timed_out', `No slot became free within ${timeoutMs} ms`, 'queue', undefined, 5);

const tooLong = (expectedMs: number, timeoutMs: number): LimitRefusal =>
  new LimitRefusal(
    'policy_queue_full',
    `Requests of this relay key wait ${Math.round(expectedMs)} ms for a slot at present, and may wait ${timeoutMs} ms`,
    'queue',
    undefined,
    5,
  );
