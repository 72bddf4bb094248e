import { type Clock, GatewayError } from '@app/common';
import { AnthropicStreamMeter, type Metered } from '@app/protocols';
import { type OpenRequest, type Outcome, type PriceList, writeUsageRecord } from '@app/usage';
import { StreamForwarder } from './answer/forward-stream';
import { errorHeaders, responseHeaders } from './answer/response-headers';
import { AccountAttempts, type AttemptParts } from './attempts/account-attempts';
import type { StreamAnswer, UpstreamAnswer, WholeAnswer } from './attempts/upstream-answer';
import type { ClientReply } from './client-reply';
import type { RelayRequest } from './relay-request';

export interface RelayParts extends AttemptParts {
  readonly prices: PriceList;
  readonly clock: Clock;
}

/** How a request ended, for the log. */
export interface RelayResult {
  readonly outcome: Outcome;
  readonly status: number;
  readonly accountId: string | undefined;
  readonly attempts: number;
  readonly durationMs: number;
}

interface Ending {
  readonly outcome: Outcome;
  readonly status: number;
  readonly metered: Metered;
  readonly firstByteMs: number | null;
  readonly upstreamRequestId: string | null;
}

/** What passing an answer on came to. */
type Passed = Pick<Ending, 'outcome' | 'status' | 'metered'>;

/** The client went away before it got a status. */
const NONE_SENT = 0;
const nothingReported: Metered = { entries: [], source: 'estimated' };

/** The pipeline: the way of one request, from the accepted key to the settled books. */
export class RelayService {
  private readonly attempts: AccountAttempts;

  constructor(private readonly parts: RelayParts) {
    this.attempts = new AccountAttempts(parts);
  }

  /** @throws GatewayError as long as nothing has been sent to the client; the books are settled all the same */
  async relay(request: RelayRequest, reply: ClientReply): Promise<RelayResult> {
    const startedAt = this.parts.clock.monotonic();
    const open = await this.parts.ledger.begin(factsOf(request));
    let ending: Ending | undefined;
    try {
      const answer = await this.attempts.firstAnswer(request, open, reply);
      const firstByteMs = Math.round(this.parts.clock.monotonic() - startedAt);
      const end = await this.pass(answer, request, open, reply);
      ending = { ...end, firstByteMs, upstreamRequestId: upstreamRequestIdOf(answer) };
      return this.result(open, ending, startedAt);
    } catch (error) {
      ending = endingOf(error);
      throw error;
    } finally {
      this.attempts.finish(request);
      this.settle(open, ending, startedAt);
    }
  }

  /** For a process that has to end: requests that still run are broken off and settled. */
  interruptAll(): void {
    this.attempts.interruptAll();
  }

  private async pass(
    answer: UpstreamAnswer,
    request: RelayRequest,
    open: OpenRequest,
    reply: ClientReply,
  ): Promise<Passed> {
    const identity = { requestId: request.requestId, accountId: request.showsAccount ? answer.account.id : undefined };
    const headers = responseHeaders(answer.headers, identity, answer.kind === 'stream');
    return answer.kind === 'stream'
      ? this.passStream(answer, headers, request, open, reply)
      : passWhole(answer, headers, reply);
  }

  private async passStream(
    answer: StreamAnswer,
    headers: string[],
    request: RelayRequest,
    open: OpenRequest,
    reply: ClientReply,
  ): Promise<Passed> {
    const meter = new AnthropicStreamMeter();
    open.meter = () => meter.result();
    reply.start(answer.status, headers);
    const outcome = await new StreamForwarder(answer.body, reply, meter, request.requestId).run();
    return { outcome, status: answer.status, metered: meter.result() };
  }

  /** The one settle: leases go, cost is applied, the usage record is written, whatever happened above. */
  private settle(open: OpenRequest, ending: Ending | undefined, startedAt: number): void {
    const { attempt, facts } = open;
    // Nothing reached an upstream: nothing to record.
    if (!attempt || !ending) {
      this.parts.ledger.settle(open, undefined);
      return;
    }
    const durationMs = Math.round(this.parts.clock.monotonic() - startedAt);
    this.parts.ledger.settle(open, writeUsageRecord(facts, attempt, { ...ending, durationMs }, this.parts.prices));
  }

  private result(open: OpenRequest, { outcome, status }: Ending, startedAt: number): RelayResult {
    return {
      outcome,
      status,
      accountId: open.attempt?.accountId,
      attempts: open.attempt?.number ?? 0,
      durationMs: Math.round(this.parts.clock.monotonic() - startedAt),
    };
  }
}

function passWhole(answer: WholeAnswer, headers: string[], reply: ClientReply): Passed {
  const { status, metered } = answer;
  if (reply.hasLeft) return { outcome: 'caller-left', status: NONE_SENT, metered };
  const isRefusal = status >= 400;
  if (isRefusal) headers.push(...errorHeaders(status, answer.headers));
  headers.push('content-length', String(answer.body.length));
  reply.start(status, headers);
  reply.end(answer.body);
  return { outcome: isRefusal ? 'upstream-failed' : 'completed', status, metered };
}

function factsOf(request: RelayRequest) {
  const { requestId, startedAt, userId, keyId, operation, envelope } = request;
  return { requestId, startedAt, userId, keyId, operation, model: envelope.model };
}

function endingOf(error: unknown): Ending {
  const hasLeft = error instanceof GatewayError && error.code === 'caller_left';
  return {
    outcome: hasLeft ? 'caller-left' : 'upstream-failed',
    status: hasLeft ? NONE_SENT : error instanceof GatewayError ? error.status : 500,
    metered: nothingReported,
    firstByteMs: null,
    upstreamRequestId: null,
  };
}

function upstreamRequestIdOf(answer: UpstreamAnswer): string | null {
  return answer.headers['request-id']?.toString() ?? null;
}
