import type { Account } from '@app/accounts';
import { type Clock, GatewayError, createRequestId } from '@app/common';
import { type Metered, type Protocol, kitOf, parseJson } from '@app/protocols';
import { type PriceList, type RequestEnd, type RequestLedger, writeUsageRecord } from '@app/usage';
import type { AttemptParts } from '../attempts/attempt-parts';
import { describeFailure } from '../attempts/describe-failure';
import { type OutgoingRequest, outgoingRequest } from '../attempts/outgoing-request';
import { askAccount } from '../attempts/upstream-attempt';
import { upstreamRequestIdOf } from '../attempts/upstream-request-id';
import type { AttemptResult, UpstreamAnswer } from '../attempts/upstream-answer';
import type { RelayRequest } from '../relay-request';

/** What a live question to one account came to. */
export interface ProbeResult {
  readonly ok: boolean;
  readonly model: string;
  /** What was spoken to the upstream. */
  readonly protocol: Protocol;
  readonly tookMs: number;
  /** Absent: there was no answer. */
  readonly status?: number;
  /** What went wrong, as in explanations of requests. */
  readonly failure?: string;
  /** What the upstream said of it. */
  readonly message?: string;
}

type ProbeParts = Omit<AttemptParts, 'scheduler' | 'health' | 'failover'> & {
  readonly ledger: RequestLedger;
  readonly prices: PriceList;
  readonly clock: Clock;
};

/** Key of the usage records that probes leave: they reach an upstream, and cost what they cost. */
export const PROBE_KEY_ID = 'account-test';
const LONGEST_MS = 60_000;
const nothingReported: Metered = { entries: [], source: 'estimated' };
const question = (model: string): Buffer =>
  Buffer.from(JSON.stringify({ model, max_tokens: 32, messages: [{ role: 'user', content: 'Reply with one word.' }] }));

/** Asks one account a short question, whatever state it is in: no cooldown, no switch and no limit of it counts. */
export class AccountProbe {
  constructor(private readonly parts: ProbeParts) {}

  /**
   * @param userId who asks, for the books
   * @param model absent: the first that the account names, or that its platform is known to have
   * @throws GatewayError `policy_model_unknown` where there is none to ask for
   */
  async probe(account: Account, userId: string, model = this.defaultModel(account)): Promise<ProbeResult> {
    if (model === undefined)
      throw new GatewayError('policy_model_unknown', 'Say which model to ask for: this account names none');
    const request = requestFor(userId, model, this.parts.clock.now());
    const outgoing = outgoingRequest(account, request, undefined, this.parts);
    const since = this.parts.clock.monotonic();
    const result = await this.ask(account, request, outgoing);
    const facts = { model, protocol: outgoing.protocol, tookMs: Math.round(this.parts.clock.monotonic() - since) };
    const answer = result.kind === 'answer' ? result.answer : result.failure.answer;
    if (result.kind === 'answer' && result.answer.status < 400)
      return { ok: true, ...facts, status: result.answer.status };
    return {
      ...{ ok: false, ...facts },
      ...(answer ? { status: answer.status, message: messageOf(answer) } : { message: errorOf(result) }),
      failure: result.kind === 'failure' ? describeFailure(result.failure.cause) : 'invalid-request',
    };
  }

  private defaultModel({ models, modelMapping, platform }: Account): string | undefined {
    const named = models?.find((model) => !model.includes('*')) ?? Object.keys(modelMapping ?? {})[0];
    return named ?? this.parts.prices.modelsOn(platform).find(({ model }) => !model.includes('*'))?.model;
  }

  private async ask(account: Account, request: RelayRequest, outgoing: OutgoingRequest): Promise<AttemptResult> {
    const { adapters, ledger, prices, clock } = this.parts;
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
    let result: AttemptResult | undefined;
    try {
      result = await askAccount(
        {
          ...{ account, adapter: adapters[account.platform], attempt, operation, outgoing, timeLimitMs: LONGEST_MS },
          onSend: () => ledger.markAttempt(open, attempt),
          onStart: () => undefined,
        },
        this.parts,
      );
      return result;
    } finally {
      const answer = result?.kind === 'answer' ? result.answer : undefined;
      const end: RequestEnd = {
        outcome: answer && answer.status < 400 ? 'completed' : 'upstream-failed',
        status: answer?.status ?? 0,
        metered: answer?.kind === 'whole' ? answer.metered : nothingReported,
        ...{ durationMs: Math.round(clock.monotonic() - since), firstByteMs: null },
        upstreamRequestId: (answer && upstreamRequestIdOf(answer, adapters)) ?? null,
      };
      ledger.settle(open, open.attempt ? writeUsageRecord(facts, attempt, end, prices) : undefined);
    }
  }
}

function requestFor(userId: string, model: string, now: number): RelayRequest {
  const body = question(model);
  const key = { id: PROBE_KEY_ID, name: 'Account test', userId, digest: '', hint: '', enabled: true, debug: false };
  return {
    ...{ requestId: createRequestId(), startedAt: now, operation: 'generate', permission: 'claude', framing: 'sse' },
    ...{ apiKey: { ...key, createdAt: new Date(now).toISOString() }, user: { id: userId }, showsAccount: true },
    ...{ headers: {}, query: '', body, envelope: kitOf('anthropic-messages').readEnvelope(body, {}) },
  };
}

function messageOf(answer: UpstreamAnswer): string {
  if (answer.kind === 'stream') return 'The upstream began a stream with an error';
  const { refusal, protocol, status, body } = answer;
  return (refusal ?? kitOf(protocol).readError(status, parseJson(body.toString('utf8')))).message;
}

const errorOf = (result: AttemptResult): string => (result.kind === 'failure' ? result.failure.error.message : '');
