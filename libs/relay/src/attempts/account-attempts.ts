import type { Account, Accounts } from '@app/accounts';
import { type Clock, GatewayError } from '@app/common';
import { type Egress, EgressError, type UpstreamExchange } from '@app/egress';
import type { CredentialSource, PlatformAdapters } from '@app/platforms';
import type { AccountHealth, AccountScheduler, Lease, Scheduling } from '@app/scheduler';
import type { RequestLedger } from '@app/usage';
import type { Admitted } from '../admission/admission-desk';
import type { Affinity } from '../admission/conversation';
import type { WaitingNotice } from '../admission/waiting-notice';
import type { ClientReply } from '../client-reply';
import type { Trace } from '../explanation/trace';
import type { RelayRequest } from '../relay-request';
import type { Exhausted } from '../answer/response-headers';
import { describeFailure } from './describe-failure';
import { Leaving } from './leaving';
import { noLease } from './no-lease';
import { RetryBudget } from './retry-budget';
import { type Rewrite, explainRewrite, rewriteFor } from './rewrite-for-account';
import { scheduleQuestion } from './schedule-question';
import { askAccount } from './upstream-attempt';
import type { AttemptResult, Failure, FailureCause, UpstreamAnswer } from './upstream-answer';
import { WindowReadings } from './window-readings';

export interface AttemptParts {
  readonly accounts: Accounts;
  readonly scheduler: AccountScheduler;
  readonly health: AccountHealth;
  readonly adapters: PlatformAdapters;
  readonly credentialSource: CredentialSource;
  readonly egress: Egress;
  readonly ledger: RequestLedger;
  readonly clock: Clock;
  readonly failover: FailoverSettings;
}

export interface FailoverSettings {
  /** Accounts that one request may try. */
  readonly mostAttempts: number;
  /** Further attempts of all requests, as a share of the requests. */
  readonly budget: number;
  /** From the first choice of an account to the first byte, over all attempts. */
  readonly deadlineMs: number;
  /** What every upstream may take to its first byte, which the way out sees to. */
  readonly firstByteTimeoutMs: number;
  /** How many requests of one user may wait for an account, and how long each, where key and user do not say. */
  readonly queue: { readonly size: number; readonly timeoutMs: number };
}

/** Everything that belongs to one request on its way to an answer. */
export interface RequestContext {
  readonly request: RelayRequest;
  readonly admitted: Admitted;
  readonly reply: ClientReply;
  readonly trace: Trace;
  readonly notice: WaitingNotice;
}

/** An answer, and what was done to the request to get it. */
export interface FirstAnswer {
  readonly answer: UpstreamAnswer;
  readonly rewrite: Rewrite | undefined;
  /** Set when every account failed, and this is what one of them said. */
  readonly exhausted?: Exhausted;
}

/** Between the deadline's beginning and the first attempt. */
const CLOCK_SLACK_MS = 1_000;

interface Asked {
  readonly rewrite: Rewrite | undefined;
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
  private readonly windowReadings: WindowReadings;

  constructor(private readonly parts: AttemptParts) {
    this.retries = new RetryBudget(parts.failover.budget);
    this.windowReadings = new WindowReadings(() => parts.clock.monotonic());
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
      const { rewrite, result } = await this.ask(scheduling.lease, tried.size, context, deadline);
      const isBetter = result.kind === 'answer' || result.failure.answer !== undefined;
      if (isBetter && last?.answer?.kind === 'stream') last.answer.abandon();
      if (result.kind === 'answer') {
        context.trace.rewritten = explainRewrite(rewrite);
        return { answer: result.answer, rewrite };
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
    const rewrite = rewriteFor(lease.account, request, admitted.affinity);
    const result = await this.attempt(lease, number, rewrite, context, deadline);
    const isUnknownSigner = admitted.affinity === undefined && request.envelope.boundContent === 'signed';
    const isRefused = result.kind === 'answer' && result.answer.kind === 'whole' && result.answer.status === 400;
    if (!isUnknownSigner || !isRefused || !this.retries.withdraw()) return { rewrite, result };
    const cleaned = rewriteFor(lease.account, request, signedElsewhere);
    const second = await this.attempt(lease, number, cleaned, context, deadline);
    const isBetter = second.kind === 'answer' && second.answer.status < 400;
    return isBetter ? { rewrite: cleaned, result: second } : { rewrite, result };
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
    const scheduling = await scheduler.lease(scheduleQuestion(request, admitted.affinity), tried, {
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
    rewrite: Rewrite | undefined,
    { request, admitted, reply, trace }: RequestContext,
    deadline: number,
  ): Promise<AttemptResult> {
    const { account } = lease;
    const { adapters, ledger } = this.parts;
    const { operation, headers, query, envelope } = request;
    const model = rewrite?.model;
    const attempt = {
      accountId: account.id,
      platform: account.platform,
      number,
      ...(model === undefined ? {} : { model }),
    };
    const startedMs = trace.elapsedMs;
    const result = await askAccount(
      {
        ...{ account, attempt, adapter: adapters[account.platform] },
        call: {
          ...{ operation, headers, query, protocol: envelope.protocol, isStreaming: envelope.isStreaming },
          ...{ model: model ?? envelope.model, body: rewrite?.body ?? request.body },
        },
        timeLimitMs: this.timeLimit(account, deadline),
        onSend: () => ledger.markAttempt(admitted.open, attempt),
        onStart: (exchange) => {
          this.running.set(request, { lease, exchange });
          reply.onLeave(() => exchange.abort());
        },
      },
      this.parts,
    );
    lease.headersArrived();
    if (result.kind === 'failure') lease.release();
    this.report(account, request, result, { startedMs, tookMs: trace.elapsedMs - startedMs }, trace);
    return result;
  }

  /** Undefined where the limit of all upstreams is the shorter one anyway. */
  private timeLimit({ firstByteTimeoutMs }: Account, deadline: number): number | undefined {
    const { clock, failover } = this.parts;
    const leftMs = deadline - clock.monotonic();
    if (firstByteTimeoutMs !== undefined) return Math.min(firstByteTimeoutMs, leftMs);
    return leftMs < failover.firstByteTimeoutMs - CLOCK_SLACK_MS ? leftMs : undefined;
  }

  private report(
    account: Account,
    { envelope, requestId }: RelayRequest,
    result: AttemptResult,
    times: { readonly startedMs: number; readonly tookMs: number },
    trace: Trace,
  ): void {
    const { adapters, health, clock } = this.parts;
    const adapter = adapters[account.platform];
    const origin = adapter.originOf(account);
    const answer = result.kind === 'answer' ? result.answer : result.failure.answer;
    const upstreamRequestId = answer?.headers['request-id']?.toString();
    trace.attempts.push({
      ...{ accountId: account.id, ...times },
      ...(answer ? { status: answer.status } : {}),
      ...(upstreamRequestId === undefined ? {} : { upstreamRequestId }),
      ...(result.kind === 'failure' ? { failure: describeFailure(result.failure.cause) } : {}),
    });
    if (result.kind === 'failure') {
      const { cause } = result.failure;
      health.failed(account, origin, envelope.model, cause, requestId);
      return;
    }
    const { headers } = result.answer;
    const windows = this.windowReadings.isDue(account.id, headers) ? adapter.readWindows(headers, clock.now()) : [];
    health.answered(account, origin, envelope.model, windows, times.tookMs);
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
  return { answer, rewrite: undefined, exhausted };
}
