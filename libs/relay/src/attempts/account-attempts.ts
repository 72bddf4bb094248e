import type { Account, Accounts } from '@app/accounts';
import { GatewayError } from '@app/common';
import { type Egress, EgressError, type UpstreamExchange } from '@app/egress';
import type { PlatformAdapters } from '@app/platforms';
import type { AccountScheduler } from '@app/scheduler';
import type { OpenRequest, RequestLedger } from '@app/usage';
import type { ClientReply } from '../client-reply';
import type { RelayRequest } from '../relay-request';
import { explainEgressError } from './explain-egress-error';
import { readAnswer } from './read-answer';
import type { AttemptResult, Failure, UpstreamAnswer } from './upstream-answer';

const MOST_ATTEMPTS = 3;

export interface AttemptParts {
  readonly accounts: Accounts;
  readonly scheduler: AccountScheduler;
  readonly adapters: PlatformAdapters;
  readonly egress: Egress;
  readonly ledger: RequestLedger;
}

/** Asks one account after the other, as long as no byte has reached the client. */
export class AccountAttempts {
  private readonly running = new Map<RelayRequest, UpstreamExchange>();

  constructor(private readonly parts: AttemptParts) {}

  /**
   * The first answer that is one. When every account fails, the last refusal of an upstream as it was said.
   * @throws GatewayError when there is nothing an upstream said
   */
  async firstAnswer(request: RelayRequest, open: OpenRequest, reply: ClientReply): Promise<UpstreamAnswer> {
    const tried = new Set<string>();
    let last: Failure | undefined;
    while (tried.size < MOST_ATTEMPTS) {
      const account = this.parts.scheduler.choose({ model: request.envelope.model, userId: request.userId }, tried);
      if (!account) break;
      tried.add(account.id);
      const result = await this.attempt(account, tried.size, request, open, reply);
      const isBetter = result.kind === 'answer' || result.failure.answer !== undefined;
      if (isBetter && last?.answer?.kind === 'stream') last.answer.abandon();
      if (result.kind === 'answer') return result.answer;
      last = { error: result.failure.error, answer: result.failure.answer ?? last?.answer };
    }
    if (last?.answer) return last.answer;
    throw last?.error ?? this.noAccount(request);
  }

  /** The request is over, whatever became of it. */
  finish(request: RelayRequest): void {
    this.running.delete(request);
  }

  /** Breaks off what still runs, as if the upstreams had gone: clients get an error event, and the books are settled. */
  interruptAll(): void {
    for (const exchange of this.running.values()) {
      exchange.abort(new EgressError('interrupted', 'this instance is shutting down'));
    }
  }

  private async attempt(
    account: Account,
    number: number,
    request: RelayRequest,
    open: OpenRequest,
    reply: ClientReply,
  ): Promise<AttemptResult> {
    const { accounts, adapters, egress, ledger } = this.parts;
    const credentials = accounts.credentialsOf(account.id);
    if (!credentials) throw new GatewayError('gateway_failed', 'The chosen account has no readable credential');
    const adapter = adapters[account.platform];
    try {
      const { operation, headers, query, body } = request;
      const upstreamRequest = adapter.prepare({ operation, account, credentials, headers, query, body });
      const exchange = egress.send(account.id, upstreamRequest, () =>
        ledger.markAttempt(open, { accountId: account.id, platform: account.platform, number }),
      );
      this.running.set(request, exchange);
      reply.onLeave(() => exchange.abort());
      return await readAnswer(exchange, account, adapter);
    } catch (error) {
      if (error instanceof EgressError && error.kind !== 'aborted') {
        return { kind: 'failure', failure: { error: explainEgressError(error), answer: undefined } };
      }
      throw error instanceof EgressError ? explainEgressError(error) : error;
    }
  }

  private noAccount(request: RelayRequest): GatewayError {
    const { model } = request.envelope;
    return this.parts.scheduler.knowsModel({ model, userId: request.userId })
      ? new GatewayError('upstream_none_available', `No account can serve the model "${model}" at the moment`)
      : new GatewayError('policy_model_unknown', `model: no account serves "${model}"`);
  }
}
