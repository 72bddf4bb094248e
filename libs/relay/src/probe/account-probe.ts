import type { Account } from '@app/accounts';
import { type Clock, GatewayError } from '@app/common';
import type { Metered } from '@app/protocols';
import { type Pricing, type RequestEnd, type RequestLedger, writeUsageRecord } from '@app/usage';
import type { AttemptParts } from '../attempts/attempt-parts';
import { type OutgoingRequest, outgoingRequest } from '../attempts/outgoing-request';
import { askAccount } from '../attempts/upstream-attempt';
import { upstreamRequestIdOf } from '../attempts/upstream-request-id';
import type { AttemptResult } from '../attempts/upstream-answer';
import type { RelayRequest } from '../relay-request';
import { PROBE_KEY_ID, probeRequest } from './probe-request';
import { type ProbeResult, probeResult } from './probe-result';
import { type HealthListener, tellHealth } from './tell-health';

export type ProbeParts = Omit<AttemptParts, 'scheduler' | 'health' | 'failover'> & {
  readonly ledger: RequestLedger;
  readonly pricing: Pricing;
  readonly clock: Clock;
  /** Absent: nothing follows from an answer. */
  readonly health?: HealthListener;
};

export interface ProbeQuestion {
  /** Absent: the first that the account names, or that its platform is known to have. */
  readonly model?: string | undefined;
  readonly prompt?: string | undefined;
}

interface Asked {
  readonly result: AttemptResult;
  readonly tookMs: number;
  readonly firstByteMs: number | undefined;
}

const LONGEST_MS = 60_000;
const nothingReported: Metered = { entries: [], source: 'estimated' };

/** Asks one account a short question, whatever state it is in: no cooldown, no switch and no limit of it counts. */
export class AccountProbe {
  constructor(private readonly parts: ProbeParts) {}

  /**
   * @param userId who asks, for the books
   * @throws GatewayError `policy_model_unknown` where there is no model to ask for
   */
  async probe(account: Account, userId: string, question: ProbeQuestion = {}): Promise<ProbeResult> {
    const { clock, health, adapters } = this.parts;
    const model = question.model ?? this.defaultModel(account);
    if (model === undefined)
      throw new GatewayError('policy_model_unknown', 'Say which model to ask for: this account names none');
    const at = clock.now();
    const request = probeRequest(userId, model, question.prompt, at);
    const outgoing = outgoingRequest(account, request, undefined, this.parts);
    const { result, tookMs, firstByteMs } = await this.ask(account, request, outgoing);
    const adapter = adapters[account.platform];
    if (health)
      tellHealth(health, { account, adapter, request, firstByteMs: firstByteMs ?? tookMs, now: clock.now() }, result);
    const { protocol } = outgoing;
    return probeResult(result, {
      ...{ at, model, protocol, tookMs },
      ...(firstByteMs === undefined ? {} : { firstByteMs }),
    });
  }

  private defaultModel({ models, modelMapping, platform }: Account): string | undefined {
    const named = models?.find((model) => !model.includes('*')) ?? Object.keys(modelMapping ?? {})[0];
    return named ?? this.parts.pricing.prices.modelsOn(platform).find(({ model }) => !model.includes('*'))?.model;
  }

  private async ask(account: Account, request: RelayRequest, outgoing: OutgoingRequest): Promise<Asked> {
    const { adapters, ledger, pricing, clock } = this.parts;
    const { requestId, startedAt, operation, envelope, user } = request;
    const facts = { requestId, startedAt, operation, model: envelope.model, userId: user.id, keyId: PROBE_KEY_ID };
    const terms = { isFree: true, keyLimits: undefined, userLimits: undefined, conversation: undefined };
    const admission = await ledger.admit(facts, { ...terms, reserve: { tokens: 0, nanoDollars: 0 } });
    if (admission.kind !== 'in') throw new GatewayError('gateway_failed', 'The probe was not let in');
    const { request: open } = admission;
    const attempt = {
      ...{ accountId: account.id, platform: account.platform, number: 1 },
      ...(outgoing.model === undefined ? {} : { model: outgoing.model }),
    };
    const since = clock.monotonic();
    const elapsedMs = (): number => Math.round(clock.monotonic() - since);
    let firstByteMs: number | undefined;
    let result: AttemptResult | undefined;
    try {
      result = await askAccount(
        {
          ...{ account, adapter: adapters[account.platform], attempt, operation, outgoing, timeLimitMs: LONGEST_MS },
          onSend: () => ledger.markAttempt(open, attempt),
          onStart: ({ started }) => {
            const begun = (): void => {
              firstByteMs = elapsedMs();
            };
            started.then(begun, () => undefined);
          },
        },
        this.parts,
      );
      return { result, tookMs: elapsedMs(), firstByteMs };
    } finally {
      const answer = result?.kind === 'answer' ? result.answer : undefined;
      // Nobody reads a stream that was not asked for.
      const said = result?.kind === 'failure' ? result.failure.answer : answer;
      if (said?.kind === 'stream') said.abandon();
      const end: RequestEnd = {
        outcome: answer && answer.status < 400 ? 'completed' : 'upstream-failed',
        status: answer?.status ?? 0,
        metered: answer?.kind === 'whole' ? answer.metered : nothingReported,
        ...{ durationMs: elapsedMs(), firstByteMs: firstByteMs ?? null },
        upstreamRequestId: (answer && upstreamRequestIdOf(answer, adapters)) ?? null,
      };
      ledger.settle(open, open.attempt ? writeUsageRecord(facts, attempt, end, pricing) : undefined);
    }
  }
}
