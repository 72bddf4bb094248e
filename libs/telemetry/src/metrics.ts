import { allTokens, errorCatalogue } from '@app/common';
import type { AccountFigures } from './gateway/account-figures';
import { AccountGauges } from './gateway/account-gauges';
import { type HttpExchange, HttpMetrics } from './gateway/http-metrics';
import type { RequestFigures } from './gateway/request-figures';
import { RequestMetrics } from './gateway/request-metrics';
import { NamedMetrics } from './named-metrics';

/** Live figures, read when somebody asks for them. None of them may ask Redis. */
export interface LiveFigures {
  openRequests(): number;
  /** Requests that wait in this process, by what they wait for. */
  waiting(): { readonly line: number; readonly account: number };
  accounts(): Iterable<AccountFigures>;
  /** Requests that are over and that Redis has not taken yet. */
  unsettled(): number;
}

/** Of all requests that are over, since the process began. */
export interface RequestTotals {
  requests: number;
  /** Of these: no answer, or a part of one, reached the caller, and not because the caller left. */
  errors: number;
  /** Of all classes. */
  tokens: number;
}

const errorOutcomes: ReadonlySet<string> = new Set(['upstream-failed', 'upstream-interrupted']);

/** What is known of the team's directory. */
export interface DirectoryFigures {
  /** Seconds since the epoch; undefined: never. */
  readonly lastSuccess: number | undefined;
  readonly isBlocked: boolean;
  readonly isStale: boolean;
  /** Seconds from one run to the next; undefined: what is set cannot be read. */
  readonly interval: number | undefined;
}

/** Prometheus figures of a gateway: see docs/monitoring.md. */
export class Metrics extends NamedMetrics {
  private readonly counts: RequestTotals = { requests: 0, errors: 0, tokens: 0 };
  private readonly requests = new RequestMetrics(this.families);
  private readonly http = new HttpMetrics(this.families);
  private readonly refusals = this.families.counter('refusals_total', "The relay's own refusals, by error code.", [
    'code',
  ]);
  private readonly limitRefusals = this.families.counter(
    'limit_refusals_total',
    'Refusals by a limit of key or user, by which.',
    ['limit'],
  );
  readonly totals: Readonly<RequestTotals> = this.counts;
  private readAccounts: (() => Iterable<AccountFigures>) | undefined;
  private accounts: readonly AccountFigures[] = [];

  constructor() {
    super();
    for (const code of Object.keys(errorCatalogue)) this.refusals.begin(code);
  }

  /** Accounts that are gone take their series with them. */
  override text(): Promise<string> {
    if (this.readAccounts) {
      this.accounts = [...this.readAccounts()];
      const ids = new Set(this.accounts.map(({ id }) => id));
      this.requests.keepAccounts((id) => ids.has(id));
    }
    return super.text();
  }

  finished(figures: RequestFigures): void {
    this.requests.add(figures);
    this.counts.requests += 1;
    if (errorOutcomes.has(figures.outcome)) this.counts.errors += 1;
    if (figures.usage) this.counts.tokens += allTokens(figures.usage.tokens);
  }

  answered(exchange: HttpExchange): void {
    this.http.add(exchange);
  }

  /** @param limit of key or user that it was; undefined: none */
  refused(code: string, limit?: string): void {
    this.refusals.add(1, [code]);
    if (limit !== undefined) this.limitRefusals.add(1, [limit]);
  }

  /** Registers gauges that are read at each scrape. */
  watch(live: LiveFigures): void {
    const { families } = this;
    families.gauge('open_requests', 'Requests under way in this process.', [], (take) => take(live.openRequests()));
    families.gauge('queue_depth', 'Requests that wait in this process.', ['for'], (take) => {
      const { line, account } = live.waiting();
      take(line, ['line']);
      take(account, ['account']);
    });
    families.gauge('unsettled_requests', 'Requests that are over and that Redis has not taken yet.', [], (take) =>
      take(live.unsettled()),
    );
    families.add(new AccountGauges(() => this.accounts));
    this.readAccounts = () => live.accounts();
  }

  /** @param read undefined: there is no directory */
  watchDirectory(read: () => DirectoryFigures | undefined): void {
    const watch = (name: string, help: string, value: (figures: DirectoryFigures) => number | undefined): void =>
      this.families.gauge(`directory_${name}`, help, [], (take) => {
        const figures = read();
        const current = figures && value(figures);
        if (current !== undefined) take(current);
      });
    watch(
      'sync_last_success_timestamp_seconds',
      'When everybody was last looked up.',
      ({ lastSuccess }) => lastSuccess,
    );
    watch('sync_interval_seconds', 'How often everybody is looked up.', ({ interval }) => interval);
    watch(
      'sync_blocked',
      '1: the last run would have suspended too many at once, and changed nothing.',
      ({ isBlocked }) => Number(isBlocked),
    );
    watch(
      'stale',
      '1: the last success is too long ago, and people of the directory are let in no more.',
      ({ isStale }) => Number(isStale),
    );
  }
}
