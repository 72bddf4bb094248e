import type { Account } from '@app/accounts';
import { type Clock, GatewayError } from '@app/common';
import { EgressError, type UpstreamExchange } from '@app/egress';
import type { Metered } from '@app/protocols';
import { type Pricing, type RequestEnd, type RequestLedger, writeUsageRecord } from '@app/usage';
import type { AttemptParts } from '../attempts/attempt-parts';
import { type OutgoingRequest, outgoingRequest } from '../attempts/outgoing-request';
import { askAccount } from '../attempts/upstream-attempt';
import { upstreamRequestIdOf } from '../attempts/upstream-request-id';
import type { AttemptResult } from '../attempts/upstream-answer';
import type { RelayRequest } from '../relay-request';
import { type Heard, hear } from './hear';
import { PROBE_KEY_ID, probeRequest } from './probe-request';
import { type ProbeResult, probeResult } from './probe-result';
import type { ProbeStep, ProbeStepName, ProbeWatcher } from './probe-watcher';
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
  /** Of a streamed answer. */
  readonly heard: Heard | undefined;
}

const LONGEST_MS = 60_000;
const nothingReported: Metered = { entries: [], source: 'estimated' };

/** Asks one account a short question, whatever state it is in: no cooldown, no switch and no limit of it counts. */
export class AccountProbe {
  constructor(private readonly parts: ProbeParts) {}

  /**
   * @param userId who asks, for the books
   * @param watcher hears the answer as it comes; absent: it is asked for whole
   * @throws GatewayError `policy_model_unknown` where there is no model to ask for, `caller_left` where the watcher went away
   */
  async probe(
    account: Account,
    userId: string,
    question: ProbeQuestion = {},
    watcher?: ProbeWatcher,
  ): Promise<ProbeResult> {
    const { clock, health, adapters } = this.parts;
    const model = question.model ?? this.defaultModel(account);
    if (model === undefined)
      throw new GatewayError('policy_model_unknown', 'Say which model to ask for: this account names none');
    const at = clock.now();
    const { prompt } = question;
    const request = probeRequest({ userId, model, prompt, isStreaming: watcher !== undefined, now: at });
    const outgoing = outgoingRequest(account, request, undefined, this.parts);
    const { result, tookMs, firstByteMs, heard } = await this.ask(account, request, outgoing, watcher);
    if (heard?.outcome === 'caller-left') throw new GatewayError('caller_left', 'Nobody waits for the answer any more');
    const adapter = adapters[account.platform];
    if (health)
      tellHealth(health, { account, adapter, request, firstByteMs: firstByteMs ?? tookMs, now: clock.now() }, result);
    const { protocol } = outgoing;
    const facts = { ...{ at, model, protocol, tookMs }, ...(firstByteMs === undefined ? {} : { firstByteMs }) };
    return probeResult(result, facts, heard);
  }

  private defaultModel({ models, modelMapping, platform }: Account): string | undefined {
    const named = models?.find((model) => !model.includes('*')) ?? Object.keys(modelMapping ?? {})[0];
    return named ?? this.parts.pricing.prices.modelsOn(platform).find(({ model }) => !model.includes('*'))?.model;
  }

  private async ask(
    account: Account,
    request: RelayRequest,
    outgoing: OutgoingRequest,
    watcher?: ProbeWatcher,
  ): Promise<Asked> {
    const { adapters, ledger, pricing, clock } = this.parts;
    const { requestId, startedAt, operation, envelope, user } = request;
    const facts = {
      ...{ requestId, startedAt, operation, model: envelope.model, userId: user.id, keyId: PROBE_KEY_ID },
      ...(watcher ? { isStreaming: true as const } : {}),
    };
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
    const reached = (step: ProbeStepName, more: Partial<ProbeStep> = {}): void =>
      watcher?.reached({ step, atMs: elapsedMs(), ...more });
    let firstByteMs: number | undefined;
    let result: AttemptResult | undefined;
    let heard: Heard | undefined;
    let exchange: UpstreamExchange | undefined;
    reached('asking', { model: envelope.model, protocol: outgoing.protocol });
    try {
      result = await askAccount(
        {
          ...{ account, adapter: adapters[account.platform], attempt, operation, outgoing, timeLimitMs: LONGEST_MS },
          onAuthorised: () => {
            reached('credentials');
            reached('connecting', wayOf(account));
          },
          onSend: () => {
            reached('sent');
            ledger.markAttempt(open, attempt);
          },
          onStart: (started) => {
            exchange = started;
            watcher?.onLeave(() => started.abort());
            const begun = (): void => {
              firstByteMs = elapsedMs();
              reached('status', { status: started.status });
            };
            started.started.then(begun, () => undefined);
          },
        },
        this.parts,
      );
      if (watcher && result.kind === 'answer' && result.answer.status < 400) {
        const first = { answer: result.answer, outgoing };
        const stop = (): void => exchange?.abort(new EgressError('idle-timeout', 'the answer takes too long'));
        const timer = setTimeout(stop, LONGEST_MS - elapsedMs());
        heard = await hear(first, { request, open, watcher, onFirst: () => reached('first-byte') });
        clearTimeout(timer);
      }
      return { result, tookMs: elapsedMs(), firstByteMs, heard };
    } finally {
      const answer = result?.kind === 'answer' ? result.answer : undefined;
      // Nobody reads a stream that was not asked for.
      const said = result?.kind === 'failure' ? result.failure.answer : answer;
      if (said?.kind === 'stream' && !heard) said.abandon();
      const whole = answer && answer.status < 400 ? 'completed' : 'upstream-failed';
      const end: RequestEnd = {
        outcome: heard?.outcome ?? (watcher?.hasLeft === true ? 'caller-left' : whole),
        status: answer?.status ?? 0,
        metered: heard?.metered ?? (answer?.kind === 'whole' ? answer.metered : nothingReported),
        ...{ durationMs: elapsedMs(), firstByteMs: firstByteMs ?? null },
        upstreamRequestId: (answer && upstreamRequestIdOf(answer, adapters)) ?? null,
      };
      ledger.settle(open, open.attempt ? writeUsageRecord(facts, attempt, end, pricing) : undefined);
    }
  }
}

function wayOf({ proxy }: Account): Pick<ProbeStep, 'proxy'> {
  if (!proxy) return {};
  const { type, host, port } = proxy;
  return { proxy: { type, host, port } };
}
