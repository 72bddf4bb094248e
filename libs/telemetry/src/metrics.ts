import { NamedMetrics } from './named-metrics';

/** What a finished request adds to the figures. Labels are bounded: no user, key or model is one. */
export interface RequestFigures {
  readonly operation: string;
  readonly outcome: string;
  readonly durationSeconds: number;
  /** Undefined: no answer began. */
  readonly firstByteSeconds: number | undefined;
  /** Undefined: it did not wait. */
  readonly lineWaitSeconds: number | undefined;
  readonly accountWaitSeconds: number | undefined;
  readonly affinity: 'none' | 'kept' | 'moved' | 'new';
  /** Upstream accounts that were asked; an empty failure is none. */
  readonly attempts: readonly { readonly accountId: string; readonly failure: string }[];
}

/** Live figures, read when somebody asks for them. */
export interface LiveFigures {
  openRequests(): number;
  /** Requests that wait in this process, by what they wait for. */
  waiting(): { readonly line: number; readonly account: number };
  accounts(): Iterable<{ readonly id: string; readonly running: number; readonly isCooling: boolean }>;
}

/** What is known of the team's directory. */
export interface DirectoryFigures {
  /** Seconds since the epoch; undefined: never. */
  readonly lastSuccess: number | undefined;
  readonly isBlocked: boolean;
  readonly isStale: boolean;
}

/** Prometheus figures of a gateway. The one place where they are named. */
export class Metrics extends NamedMetrics {
  private readonly refusals = this.counter('refusals_total', "The relay's own refusals, by error code.", ['code']);
  private readonly attempts = this.counter(
    'attempts_total',
    'Requests to upstream accounts; failure says what went wrong before the first byte, and is empty where nothing did.',
    ['account', 'failure'],
  );
  private readonly affinity = this.counter('affinity_total', 'What became of conversations bound to an account.', [
    'result',
  ]);
  private readonly durations = this.histogram(
    'request_duration_seconds',
    'Requests that were let in, from arrival to the end of the answer.',
    ['operation', 'outcome'],
  );
  private readonly firstBytes = this.histogram('first_byte_seconds', 'From arrival to the first byte of the answer.', [
    'operation',
  ]);
  private readonly waits = this.histogram(
    'queue_wait_seconds',
    'Waits for a slot: of key or user (line), or of an account.',
    ['for'],
  );

  finished(figures: RequestFigures): void {
    const { operation, outcome, durationSeconds, firstByteSeconds, lineWaitSeconds, accountWaitSeconds } = figures;
    this.durations.observe({ operation, outcome }, durationSeconds);
    if (firstByteSeconds !== undefined) this.firstBytes.observe({ operation }, firstByteSeconds);
    if (lineWaitSeconds !== undefined) this.waits.observe({ for: 'line' }, lineWaitSeconds);
    if (accountWaitSeconds !== undefined) this.waits.observe({ for: 'account' }, accountWaitSeconds);
    if (figures.affinity !== 'none') this.affinity.inc({ result: figures.affinity });
    for (const { accountId, failure } of figures.attempts) this.attempts.inc({ account: accountId, failure });
  }

  refused(code: string): void {
    this.refusals.inc({ code });
  }

  /** Registers gauges that are read at each scrape. */
  watch(live: LiveFigures): void {
    this.gauge('open_requests', 'Requests under way in this process.', [], (gauge) => gauge.set(live.openRequests()));
    this.gauge('queue_depth', 'Requests that wait in this process.', ['for'], (gauge) => {
      const { line, account } = live.waiting();
      gauge.set({ for: 'line' }, line);
      gauge.set({ for: 'account' }, account);
    });
    this.gauge('account_running', 'Requests of this process under way on an account.', ['account'], (gauge) => {
      gauge.reset();
      for (const { id, running } of live.accounts()) gauge.set({ account: id }, running);
    });
    this.gauge(
      'account_cooling',
      '1 while an account, or a family of models on it, is left alone.',
      ['account'],
      (gauge) => {
        gauge.reset();
        for (const { id, isCooling } of live.accounts()) gauge.set({ account: id }, isCooling ? 1 : 0);
      },
    );
  }

  /** @param read undefined: there is no directory */
  watchDirectory(read: () => DirectoryFigures | undefined): void {
    const watch = (name: string, help: string, value: (figures: DirectoryFigures) => number | undefined): void =>
      this.gauge(`directory_${name}`, help, [], (gauge) => {
        const figures = read();
        const current = figures && value(figures);
        // A gauge without labels shows 0 after a reset, and nothing when it is removed.
        if (current === undefined) gauge.remove();
        else gauge.set(current);
      });
    watch(
      'sync_last_success_timestamp_seconds',
      'When everybody was last looked up.',
      ({ lastSuccess }) => lastSuccess,
    );
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
