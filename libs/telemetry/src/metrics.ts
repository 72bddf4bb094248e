import { Counter, Gauge, Histogram, Registry } from 'prom-client';

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600];

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
  readonly attempts: readonly { readonly accountId: string; readonly failure: string }[];
}

/** Live figures, read when somebody asks for them. */
export interface LiveFigures {
  openRequests(): number;
  /** Requests that wait in this process, by what they wait for. */
  waiting(): { readonly line: number; readonly account: number };
  accounts(): Iterable<{ readonly id: string; readonly running: number; readonly isCooling: boolean }>;
}

interface RequestCounts {
  readonly requests: { inc(): void };
  readonly durations: { observe(seconds: number): void };
  readonly firstBytes: { observe(seconds: number): void };
}

/** Prometheus figures of one process. The one place where they are named. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly counts = new Map<string, RequestCounts>();
  private readonly requests = this.counter('requests_total', 'Requests that were let in.', ['operation', 'outcome']);
  private readonly refusals = this.counter('refusals_total', "The relay's own refusals, by error code.", ['code']);
  private readonly attempts = this.counter(
    'attempts_total',
    'Requests to upstream accounts; failure is empty where there was none.',
    [...(['account', 'failure'] as const)],
  );
  private readonly affinity = this.counter('affinity_total', 'What became of conversations bound to an account.', [
    'result',
  ]);
  private readonly durations = this.histogram('request_duration_seconds', 'From arrival to the end of the answer.', [
    'operation',
  ]);
  private readonly firstBytes = this.histogram('first_byte_seconds', 'From arrival to the first byte of the answer.', [
    'operation',
  ]);
  private readonly waits = this.histogram(
    'queue_wait_seconds',
    'Waits for a slot: of key or user (line), or of an account.',
    ['for'],
  );

  /** The registry's own text format. */
  get contentType(): string {
    return this.registry.contentType;
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }

  finished(figures: RequestFigures): void {
    const { operation, outcome, durationSeconds, firstByteSeconds, lineWaitSeconds, accountWaitSeconds } = figures;
    const counts = this.countsOf(operation, outcome);
    counts.requests.inc();
    counts.durations.observe(durationSeconds);
    if (firstByteSeconds !== undefined) counts.firstBytes.observe(firstByteSeconds);
    if (lineWaitSeconds !== undefined) this.waits.observe({ for: 'line' }, lineWaitSeconds);
    if (accountWaitSeconds !== undefined) this.waits.observe({ for: 'account' }, accountWaitSeconds);
    if (figures.affinity !== 'none') this.affinity.inc({ result: figures.affinity });
    for (const { accountId, failure } of figures.attempts) this.attempts.inc({ account: accountId, failure });
  }

  /** Looked up once for each pair: the library's own look-up of labels costs as much as the rest. */
  private countsOf(operation: string, outcome: string): RequestCounts {
    const name = `${operation}/${outcome}`;
    let counts = this.counts.get(name);
    if (!counts) {
      counts = {
        requests: this.requests.labels({ operation, outcome }),
        durations: this.durations.labels({ operation }),
        firstBytes: this.firstBytes.labels({ operation }),
      };
      this.counts.set(name, counts);
    }
    return counts;
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

  private counter<Label extends string>(name: string, help: string, labelNames: readonly Label[]): Counter<Label> {
    return new Counter({ name: `trunkline_${name}`, help, labelNames, registers: [this.registry] });
  }

  private histogram<Label extends string>(name: string, help: string, labelNames: readonly Label[]): Histogram<Label> {
    return new Histogram({ name: `trunkline_${name}`, help, labelNames, buckets: seconds, registers: [this.registry] });
  }

  private gauge<Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
    collect: (gauge: Gauge<Label>) => void,
  ): void {
    new Gauge({
      ...{ name: `trunkline_${name}`, help, labelNames, registers: [this.registry] },
      collect() {
        collect(this);
      },
    });
  }
}
