import { requireAllowedModel, requireAllowedProtocol } from '@app/api-keys';
import { GatewayError } from '@app/common';
import { kitOf, protocolErrorOf } from '@app/protocols';
import type { Metrics, Tracing } from '@app/telemetry';
import type { Pricing, UsageRecord } from '@app/usage';
import { AdmissionDesk, type AdmissionParts, type Admitted } from './admission/admission-desk';
import { bindConversation } from './admission/bind-conversation';
import { type Conversation, conversationOf } from './admission/conversation';
import { LimitRefusal } from './admission/limit-refusal';
import { factsOf } from './admission/request-facts';
import { WaitingNotice } from './admission/waiting-notice';
import { passAnswer } from './answer/pass-answer';
import { waitingHead } from './answer/response-headers';
import { AccountAttempts } from './attempts/account-attempts';
import type { AttemptParts } from './attempts/attempt-parts';
import type { RequestContext } from './attempts/first-answer';
import type { RequestCaptures } from './capture/request-captures';
import type { ClientReply } from './client-reply';
import { type RefusalNoteParts, RefusalNotes } from './explanation/refusal-notes';
import { FinishedRequests } from './explanation/request-figures';
import { Trace } from './explanation/trace';
import type { RelayRequest } from './relay-request';
import { requestLine } from './request-log/request-line';
import type { RequestLog } from './request-log/request-log';
import { type Ending, endingOf, explanationOf, recordOf } from './settle-request';
import { beginSpan, endRefused, endSpan } from './tracing/request-span';

export interface RelayParts extends AttemptParts, AdmissionParts, RefusalNoteParts {
  /** Undefined: nobody traces requests. */
  readonly tracing?: Tracing | undefined;
  readonly captures?: RequestCaptures;
  readonly pricing: Pricing;
  readonly metrics: Pick<Metrics, 'finished' | 'refused'>;
  /** Absent: requests leave no line in the log. */
  readonly requestLog?: Pick<RequestLog, 'note'>;
}

/** The pipeline: the way of one request, from the accepted key to the settled books. */
export class RelayService {
  private readonly desk: AdmissionDesk;
  private readonly attempts: AccountAttempts;
  private readonly refusals: RefusalNotes;
  private readonly finished: FinishedRequests;

  constructor(private readonly parts: RelayParts) {
    this.desk = new AdmissionDesk(parts);
    this.attempts = new AccountAttempts(parts);
    this.refusals = new RefusalNotes(parts);
    this.finished = new FinishedRequests(parts);
  }

  /**
   * @returns what is in the books of it; undefined: nothing reached an upstream
   * @throws GatewayError as long as nothing has been sent to the client; the books are settled all the same
   */
  async relay(request: RelayRequest, client: ClientReply): Promise<UsageRecord | undefined> {
    const conversation = conversationOf(request);
    const trace = new Trace(request, conversation, this.parts.clock);
    const { tracing } = this.parts;
    if (tracing) trace.span = beginSpan(tracing, request, conversation);
    const capture = this.parts.captures?.begin(request, client);
    const reply = capture?.reply ?? client;
    const notice = new WaitingNotice(request, reply, () => waitingHead(request, trace));
    let isLetIn = false;
    try {
      const admitted = await this.admit(request, conversation, reply, trace, notice);
      isLetIn = true;
      return await this.serve({ request, admitted, reply, trace, notice });
    } catch (error) {
      if (!reply.hasStarted || !(error instanceof GatewayError)) throw error;
      // Comments have gone out while the request waited: what is left to say is an event.
      reply.end(kitOf(request.envelope.protocol).writeErrorEvent(protocolErrorOf(error), request.requestId));
      this.parts.metrics.refused(error.code, error instanceof LimitRefusal ? error.limitName : undefined);
      if (!isLetIn) this.noteRefused(request, trace, endingOf(error));
      return undefined;
    } finally {
      notice.stop();
      capture?.end();
    }
  }

  /** For a process that has to end: requests that still run are broken off and settled. */
  interruptAll(): void {
    this.attempts.interruptAll();
  }

  private async admit(
    request: RelayRequest,
    conversation: Conversation | undefined,
    reply: ClientReply,
    trace: Trace,
    notice: WaitingNotice,
  ): Promise<Admitted> {
    const { apiKey, envelope } = request;
    try {
      // The guard of the client routes has looked at address and client before the body was read.
      requireAllowedProtocol(apiKey, request.permission);
      requireAllowedModel(apiKey, envelope.model);
      return await this.desk.admit(request, conversation, reply, trace.wait, () => {
        trace.waits(trace.wait.place);
        notice.start();
      });
    } catch (error) {
      this.refusals.note(request, trace, error);
      endRefused(request, trace, error);
      throw error;
    } finally {
      notice.stop();
      trace.admitted();
    }
  }

  private async serve(context: RequestContext): Promise<UsageRecord | undefined> {
    const { request, trace } = context;
    let ending: Ending | undefined;
    let record: UsageRecord | undefined;
    try {
      const first = await this.attempts.firstAnswer(context);
      if (!first.exhausted) await bindConversation(context, first, this.parts.ledger);
      const firstByteMs = trace.elapsedMs;
      ending = { ...(await passAnswer(first, context, this.parts.clock)), firstByteMs, first };
    } catch (error) {
      ending = endingOf(error);
      throw error;
    } finally {
      this.attempts.finish(request);
      if (ending) record = this.settle(context, ending);
    }
    return record;
  }

  /** The one settle: slots of key and user go, cost is applied, the usage record and the explanation are written, whatever happened above. */
  private settle(context: RequestContext, ending: Ending): UsageRecord | undefined {
    const { request, trace } = context;
    const { open } = context.admitted;
    const { ledger, health, calendar, clock, explanations, metrics, requestLog } = this.parts;
    const record = recordOf(open, ending, trace.elapsedMs, this.parts);
    ledger.settle(open, record);
    endSpan(request, trace, ending);
    if (explanations.areKept) explanations.note(request.requestId, explanationOf(context, ending));
    metrics.finished(this.finished.figuresOf(context, ending, record));
    if (record?.costNanoDollars)
      health.spent(record.accountId, BigInt(record.costNanoDollars), calendar.dayOf(clock.now()));
    requestLog?.note(() => requestLine(open.facts, trace, ending, record));
    return record;
  }

  /** Of a request that was refused after comments had gone out nobody else writes a line. */
  private noteRefused(request: RelayRequest, trace: Trace, ending: Ending): void {
    const outcome = ending.outcome === 'caller-left' ? ending.outcome : 'refused';
    this.parts.requestLog?.note(() => requestLine(factsOf(request), trace, { ...ending, outcome }, undefined));
  }
}
