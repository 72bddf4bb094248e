import type { Accounts } from '@app/accounts';
import type { AttemptFigures, RequestFigures, UsageFigures } from '@app/telemetry';
import type { UsageRecord } from '@app/usage';
import { kindOfFailure } from '../attempts/describe-failure';
import type { RequestContext } from '../attempts/first-answer';
import type { Ending } from '../settle-request';
import type { ExplainedAttempt } from './explanation';
import { type ModelLabelParts, ModelLabels } from './model-labels';
import { waitForAccounts } from './wait-for-accounts';

const NANO_PER_DOLLAR = 1e9;
const inSeconds = (ms: number): number => ms / 1_000;

/** What finished requests add to the metrics. */
export class FinishedRequests {
  private readonly accounts: Pick<Accounts, 'get'>;
  private readonly models: ModelLabels;

  constructor(parts: ModelLabelParts) {
    this.accounts = parts.accounts;
    this.models = new ModelLabels(parts);
  }

  /** @param record absent: nothing reached an upstream */
  figuresOf({ request, trace }: RequestContext, ending: Ending, record: UsageRecord | undefined): RequestFigures {
    const { wait, choices, attempts, elapsedMs, admissionMs, dispatchMs } = trace;
    const accountWaitMs = waitForAccounts(choices);
    return {
      operation: request.operation,
      outcome: ending.outcome,
      durationSeconds: inSeconds(elapsedMs),
      firstByteSeconds: ending.firstByteMs === null ? undefined : inSeconds(ending.firstByteMs),
      lineWaitSeconds: wait.place === 0 ? undefined : inSeconds(wait.waitedMs),
      accountWaitSeconds: accountWaitMs === undefined ? undefined : inSeconds(accountWaitMs),
      admissionSeconds: inSeconds(admissionMs),
      dispatchSeconds: dispatchMs === undefined ? undefined : inSeconds(dispatchMs),
      affinity: choices.at(-1)?.affinity ?? 'none',
      attempts: attempts.map((attempt) => this.attempt(attempt)),
      usage: record && this.usage(record, ending, elapsedMs),
    };
  }

  private attempt({ accountId, failure = '', tookMs }: ExplainedAttempt): AttemptFigures {
    const platform = this.accounts.get(accountId)?.platform;
    return { accountId, platform, failure: kindOfFailure(failure), tookSeconds: inSeconds(tookMs) };
  }

  private usage(record: UsageRecord, { first, firstByteMs }: Ending, elapsedMs: number): UsageFigures {
    const { accountId, platform, source, tokens, costNanoDollars, reasoningTokens = 0 } = record;
    const isStream = first?.answer.kind === 'stream' && firstByteMs !== null && tokens.output > 1;
    return {
      ...{ accountId, platform, source, tokens, reasoningTokens, model: this.models.of(record) },
      // A figure to look at, not one to charge by: what is charged stays whole nano-dollars.
      costUsd: costNanoDollars === null ? undefined : Number(costNanoDollars) / NANO_PER_DOLLAR,
      interTokenSeconds: isStream ? inSeconds((elapsedMs - firstByteMs) / (tokens.output - 1)) : undefined,
    };
  }
}
