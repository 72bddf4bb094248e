import type { Account } from '@app/accounts';
import { GatewayError } from '@app/common';
import { EgressError, type UpstreamExchange } from '@app/egress';
import type { Lease, Scheduling } from '@app/scheduler';
import type { Affinity } from '../admission/conversation';
import type { Exhausted } from '../answer/response-headers';
import type { RelayRequest } from '../relay-request';
import { tellSpan } from '../tracing/attempt-span';
import { outgoingTrace } from '../tracing/outgoing-trace';
import type { AttemptParts } from './attempt-parts';
import { AttemptReports } from './attempt-report';
import type { FirstAnswer, RequestContext } from './first-answer';
import { Leaving } from './leaving';
import { noLease } from './no-lease';
import { type OutgoingRequest, outgoingRequest } from './outgoing-request';
import { RetryBudget } from './retry-budget';
import { explainRewrite } from './rewrite-for-account';
import { scheduleQuestion } from './schedule-question';
import { askAccount } from './upstream-attempt';
import type { AttemptResult, Failure, FailureCause } from './upstream-answer';

/** Between the deadline's beginning and the first attempt. */
const CLOCK_SLACK_MS = 1_000;

interface Asked {
  readonly outgoing: OutgoingRequest | undefined;
  readonly result: AttemptResult;
}

/** An affinity to an account that is nobody's. */
const signedElsewhere: Affinity = { accountId: '', foreignMessages: 0 };

interface Running {
  readonly lease: Lease;
  exchange: UpstreamExchange | undefined;
}

/** Asks one account after the other, as long as no byte has reached the client. */
export class AccountAttempts {
  private readonly running = new Map<RelayRequest, Running>();
  private readonly retries: RetryBudget;
  private readonly reports: AttemptReports;

  constructor(private readonly parts: AttemptParts) {
    this.retries = new RetryBudget(parts.failover.budget);
    this.reports = new AttemptReports(parts);
  }

  /**
   * The first answer that is one. When every account fails, the last refusal of an upstream as it was said.
   * @throws GatewayError when there is nothing an upstream said
   */
  async firstAnswer(context: RequestContext): Promise<FirstAnswer> {
    const { clock, failover } = this.parts;
    const deadline = clock.monotonic() + failover.deadlineMs;
    const tried = new Set<string>();
    let last: Failure | undefined;
    let isFinal = true;
    this.retries.deposit();
    for (;;) {
      const scheduling = await this.lease(context, tried, deadline);
      if (scheduling.kind === 'none') {
        if (last) return lastWord(last, { retryAfterMs: scheduling.retryAfterMs, isFinal });
        throw noLease(scheduling, context.request);
      }
      const { account } = scheduling.lease;
      tried.add(account.id);
      const { outgoing, result } = await this.ask(scheduling.lease, tried.size, context, deadline);
      const isBetter = result.kind === 'answer' || result.failure.answer !== undefined;
      if (isBetter && last?.answer?.kind === 'stream') last.answer.abandon();
      if (result.kind === 'answer') {
        context.trace.rewritten = outgoing && explainRewrite(outgoing);
        return { answer: result.answer, outgoing };
      }
      last = lastOf(result.failure, last);
      isFinal &&= isBeyondWaiting(result.failure.cause);
      const mayGoOn = tried.size < failover.mostAttempts && clock.monotonic() < deadline && this.retries.withdraw();
      if (!mayGoOn) return lastWord(last, { retryAfterMs: undefined, isFinal });
    }
  }

  /** The request is over, whatever became of it. */
  finish(request: RelayRequest): void {
    this.running.get(request)?.lease.release();
    this.running.delete(request);
  }

  /** Breaks off what still runs, as if the upstreams had gone: clients get an error event, and the books are settled. */
  interruptAll(): void {
    for (const { exchange } of this.running.values()) {
      exchange?.abort(new EgressError('interrupted', 'this instance is shutting down'));
    }
  }

  /**
   * Asks one account. Where it is not known who signed the thinking of a conversation, and the account says no, it is asked once more
   * without that thinking: better than a conversation that nobody can go on with.
   */
  private async ask(lease: Lease, number: number, context: RequestContext, deadline: number): Promise<Asked> {
    const { request, admitted } = context;
    const outgoing = this.write(lease.account, context, admitted.affinity);
    if ('failure' in outgoing) return { outgoing: undefined, result: this.refuse(lease, outgoing, context) };
    const result = await this.attempt(lease, number, outgoing, context, deadline);
    const isUnknownSigner = admitted.affinity === undefined && request.envelope.boundContent === 'signed';
    const isRefused = result.kind === 'answer' && result.answer.kind === 'whole' && result.answer.status === 400;
    if (!isUnknownSigner || !isRefused || outgoing.translation || !this.retries.withdraw()) return { outgoing, result };
    const cleaned = this.write(lease.account, context, signedElsewhere);
    if ('failure' in cleaned) return { outgoing, result };
    const second = await this.attempt(lease, number, cleaned, context, deadline);
    const isBetter = second.kind === 'answer' && second.answer.status < 400;
    return isBetter ? { outgoing: cleaned, result: second } : { outgoing, result };
  }

  /** What the account's protocol has no words for another account may understand. */
  private write(
    account: Account,
    { request }: RequestContext,
    affinity: Affinity | undefined,
  ): OutgoingRequest | Extract<AttemptResult, { kind: 'failure' }> {
    try {
      return outgoingRequest(account, request, affinity, this.parts);
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      return { kind: 'failure', failure: { error, cause: { untranslatable: true }, answer: undefined } };
    }
  }

  private refuse(lease: Lease, result: AttemptResult, { request, trace }: RequestContext): AttemptResult {
    lease.release();
    this.reports.report(lease.account, request, result, { startedMs: trace.elapsedMs, tookMs: 0 }, trace);
    return result;
  }

  private async lease(
    { request, admitted, reply, trace, notice }: RequestContext,
    tried: ReadonlySet<string>,
    deadline: number,
  ): Promise<Scheduling> {
    const { scheduler, failover, clock } = this.parts;
    const { size, timeoutMs } = request.apiKey.limits?.queue ?? request.user.limits?.queue ?? failover.queue;
    const leaving = new Leaving();
    reply.onLeave(() => leaving.abort());
    const scheduling = await scheduler.lease(scheduleQuestion(request, admitted.affinity, this.parts), tried, {
      deadlineMs: Math.min(deadline, clock.monotonic() + timeoutMs),
      size,
      onQueued: (position) => {
        trace.waits(position);
        notice.start();
      },
      get signal() {
        return leaving.signal;
      },
    });
    notice.stop();
    trace.hasWaited();
    const isLeased = scheduling.kind === 'lease';
    trace.choices.push(isLeased ? scheduling.lease.choice : scheduling.choice);
    if (isLeased) this.running.set(request, { lease: scheduling.lease, exchange: undefined });
    if (reply.hasLeft) throw new GatewayError('caller_left', 'The client closed the request');
    return scheduling;
  }

  private async attempt(
    lease: Lease,
    number: number,
    outgoing: OutgoingRequest,
    { request, admitted, reply, trace }: RequestContext,
    deadline: number,
  ): Promise<AttemptResult> {
    const { account } = lease;
    const { groupId } = lease.choice;
    const { adapters, ledger } = this.parts;
    const { model } = outgoing;
    const attempt = {
      accountId: account.id,
      platform: account.platform,
      number,
      ...(model === undefined ? {} : { model }),
      ...(groupId === undefined ? {} : { groupId }),
    };
    const adapter = adapters[account.platform];
    const asked = model ?? request.envelope.model;
    const span = trace.span?.attempt({ ...attempt, model: asked, origin: adapter.originOf(account) });
    const startedMs = trace.elapsedMs;
    const result = await askAccount(
      {
        ...{ account, attempt, adapter, operation: request.operation, outgoing },
        traceHeaders: outgoingTrace(account, request, span),
        timeLimitMs: this.timeLimit(account, deadline),
        onSend: () => {
          trace.leaves();
          ledger.markAttempt(admitted.open, attempt);
        },
        onStart: (exchange) => {
          this.running.set(request, { lease, exchange });
          reply.onLeave(() => exchange.abort());
        },
      },
      this.parts,
    );
    if (span) tellSpan(span, result, adapters);
    lease.headersArrived();
    if (result.kind === 'failure') lease.release();
    const times = { startedMs, tookMs: trace.elapsedMs - startedMs };
    this.reports.report(account, request, result, times, trace);
    return result;
  }

  /** Undefined where the limit of all upstreams is the shorter one anyway. */
  private timeLimit({ firstByteTimeoutMs }: Account, deadline: number): number | undefined {
    const { clock, failover } = this.parts;
    const leftMs = deadline - clock.monotonic();
    if (firstByteTimeoutMs !== undefined) return Math.min(firstByteTimeoutMs, leftMs);
    return leftMs < failover.firstByteTimeoutMs - CLOCK_SLACK_MS ? leftMs : undefined;
  }
}

/** A refusal that an upstream said in words is worth more to the client than a broken connection after it. */
function lastOf(failure: Failure, former: Failure | undefined): Failure {
  return failure.answer || !former?.answer ? failure : former;
}

/** A spend limit without an end, such as no waiting helps. */
function isBeyondWaiting(cause: FailureCause): boolean {
  return 'verdict' in cause && cause.verdict.failure === 'quota-exhausted' && cause.verdict.until === undefined;
}

/** @throws what went wrong last, where no upstream said anything */
function lastWord({ answer, error }: Failure, exhausted: Exhausted): FirstAnswer {
  if (!answer) throw error;
  return { answer, outgoing: undefined, exhausted };
}
