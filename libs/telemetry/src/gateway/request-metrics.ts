import type { UsageSource } from '@app/common';
import type { Families } from '../exposition/families';
import { BoundedLabel, OTHER } from './bounded-label';
import type { AttemptFigures, RequestFigures, UsageFigures } from './request-figures';

const sources: readonly UsageSource[] = ['exact', 'partial', 'estimated'];
/** Pairs of platform and model that have series of their own. */
const MOST_MODELS = 200;
/** Pairs of account and failure that have: in a bad year each of a thousand accounts meets a dozen kinds. */
const MOST_FAILURES = 2_000;
/** Seconds: what the relay takes is a millisecond or two. */
const overheadBounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1];
const gapBounds = [0.001, 0.0025, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.25, 0.5, 1, 5];
const attemptBounds = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300];

/** Figures that requests add to when they are over. */
export class RequestMetrics {
  private readonly models = new BoundedLabel(MOST_MODELS);
  private readonly failures = new BoundedLabel(MOST_FAILURES);
  private readonly durations;
  private readonly firstBytes;
  private readonly waits;
  private readonly overhead;
  private readonly affinity;
  private readonly attempts;
  private readonly attemptDurations;
  private readonly failovers;
  private readonly records;
  private readonly tokens;
  private readonly cost;
  private readonly accountCost;
  private readonly gaps;

  constructor(families: Families) {
    this.durations = families.histogram(
      'request_duration_seconds',
      'Requests that were let in, from arrival to the end of the answer.',
      ['operation', 'outcome'],
    );
    this.firstBytes = families.histogram('first_byte_seconds', 'From arrival to the first byte of the answer.', [
      'operation',
    ]);
    this.waits = families.histogram(
      'queue_wait_seconds',
      'Waits for a slot: of key or user (line), or of an account.',
      ['for'],
    );
    this.overhead = families.histogram(
      'overhead_seconds',
      'What the relay itself takes, waits left out: until a request is let in (admission), and until it leaves (dispatch).',
      ['phase'],
      overheadBounds,
    );
    this.affinity = families.counter('affinity_total', 'What became of conversations bound to an account.', ['result']);
    this.attempts = families.counter(
      'attempts_total',
      'Requests to upstream accounts; failure says what went wrong before the first byte, and is empty where nothing did.',
      ['account', 'failure'],
    );
    this.attemptDurations = families.histogram(
      'attempt_duration_seconds',
      'Requests to upstream accounts, to the first byte of the answer or to the failure.',
      ['platform', 'outcome'],
      attemptBounds,
    );
    this.failovers = families.counter(
      'failovers_total',
      'Requests that went on to another account, by what was wrong with the one before.',
      ['platform', 'reason'],
    );
    this.records = families.counter(
      'usage_records_total',
      'Requests in the books, by where their figures are from, and whether their price is known.',
      ['source', 'priced'],
    );
    for (const source of sources) for (const priced of ['yes', 'no']) this.records.begin(source, priced);
    this.tokens = families.counter('tokens_total', 'Tokens by type; reasoning is a part of output.', [
      ...['platform', 'model', 'type'],
    ]);
    this.cost = families.counter('cost_usd_total', 'Cost of requests whose price is known, in US dollars.', [
      ...['platform', 'model'],
    ]);
    this.accountCost = families.counter('account_cost_usd_total', 'Cost on each account, in US dollars.', ['account']);
    this.gaps = families.histogram(
      'inter_token_seconds',
      'Mean time between two tokens of a streamed answer.',
      ['platform'],
      gapBounds,
    );
  }

  add(figures: RequestFigures): void {
    const { operation, outcome, firstByteSeconds, lineWaitSeconds, accountWaitSeconds, dispatchSeconds } = figures;
    this.durations.observe(figures.durationSeconds, [operation, outcome]);
    if (firstByteSeconds !== undefined) this.firstBytes.observe(firstByteSeconds, [operation]);
    if (lineWaitSeconds !== undefined) this.waits.observe(lineWaitSeconds, ['line']);
    if (accountWaitSeconds !== undefined) this.waits.observe(accountWaitSeconds, ['account']);
    this.overhead.observe(figures.admissionSeconds, ['admission']);
    if (dispatchSeconds !== undefined) this.overhead.observe(dispatchSeconds, ['dispatch']);
    if (figures.affinity !== 'none') this.affinity.add(1, [figures.affinity]);
    this.addAttempts(figures.attempts);
    if (figures.usage) this.addUsage(figures.usage);
  }

  /** Lets go of what is known of accounts that are gone. */
  keepAccounts(isThere: (accountId: string) => boolean): void {
    this.failures.keepOnly(isThere);
    for (const family of [this.attempts, this.accountCost]) family.keepOnly(([account = '']) => isThere(account));
  }

  private addAttempts(attempts: readonly AttemptFigures[]): void {
    let last: AttemptFigures | undefined;
    for (const attempt of attempts) {
      const { accountId, platform = OTHER, failure, tookSeconds } = attempt;
      this.attempts.add(1, [accountId, failure && this.failures.of(failure, accountId)]);
      this.attemptDurations.observe(tookSeconds, [platform, failure === '' ? 'answered' : 'failed']);
      const hasMoved = last !== undefined && last.accountId !== accountId;
      if (hasMoved) this.failovers.add(1, [last?.platform ?? OTHER, last?.failure ?? '']);
      last = attempt;
    }
  }

  private addUsage({ accountId, platform, source, tokens, costUsd, ...usage }: UsageFigures): void {
    const model = this.models.of(usage.model, platform);
    this.records.add(1, [source, costUsd === undefined ? 'no' : 'yes']);
    this.addTokens(tokens.input, platform, model, 'input');
    this.addTokens(tokens.output, platform, model, 'output');
    this.addTokens(tokens.cacheRead, platform, model, 'cache_read');
    this.addTokens(tokens.cacheWrite5m, platform, model, 'cache_write_5m');
    this.addTokens(tokens.cacheWrite1h, platform, model, 'cache_write_1h');
    this.addTokens(usage.reasoningTokens, platform, model, 'reasoning');
    if (costUsd !== undefined) {
      this.cost.add(costUsd, [platform, model]);
      this.accountCost.add(costUsd, [accountId]);
    }
    if (usage.interTokenSeconds !== undefined) this.gaps.observe(usage.interTokenSeconds, [platform]);
  }

  private addTokens(count: number, platform: string, model: string, type: string): void {
    if (count > 0) this.tokens.add(count, [platform, model, type]);
  }
}
