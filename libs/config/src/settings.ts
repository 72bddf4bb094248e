import type { DirectoryFields } from './directory/directory-fields';
import type { TracingSettings } from './tracing/tracing-settings';

/** One 256-bit key that upstream credentials are encrypted with. */
export interface MasterKey {
  readonly id: string;
  readonly secret: Buffer;
}

/** Everything that the environment can say, decoded and checked once at start. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataDirectory: string;
  /** Absent: `npm start` runs a private Redis and hands its address to the other processes as REDIS_URL. */
  readonly redisUrl: string | undefined;
  readonly ownerUsername: string;
  readonly ownerPassword: string | undefined;
  /** The first key encrypts, all of them decrypt. */
  readonly masterKeys: readonly MasterKey[];
  readonly jwtSecret: Buffer;
  /** While the secret is being replaced: verifies access tokens, never signs them. */
  readonly jwtPreviousSecret: Buffer | undefined;
  /** Address that people and clients use, without a trailing slash; absent: the listening address. */
  readonly publicUrl: string | undefined;
  readonly trustedProxies: readonly string[];
  readonly egressAllowCidrs: readonly string[];
  readonly webhookAllowCidrs: readonly string[];
  /** IANA name: where a day begins and ends in usage totals. */
  readonly timezone: string;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** Port of the sandbox started by hand; 0 lets the system choose. */
  readonly sandboxPort: number;
  /** Where accounts of the platform `sandbox` without a base URL of their own go; `npm start` sets it. */
  readonly sandboxUrl: string | undefined;
  /** How long an upstream may take until its first response byte. */
  readonly upstreamFirstByteTimeoutMs: number;
  /** How long an upstream may be silent in the middle of a response. */
  readonly upstreamIdleTimeoutMs: number;
  /** Accounts that one request may try before its first byte. */
  readonly failoverAttempts: number;
  /** Further attempts of all requests together, in percent of the requests. */
  readonly failoverBudgetPercent: number;
  /** From the first choice of an account to the first byte, over all attempts. */
  readonly failoverDeadlineMs: number;
  /** Requests of one user that may wait for an account, where key and user do not say. */
  readonly queueSize: number;
  /** How long each of them may wait. */
  readonly queueTimeoutMs: number;
  /** How long explanations of requests are kept; 0: none is written. */
  readonly explanationKeptMs: number;
  /** Days that sums of usage by the hour, and by day and week, are kept; 0: for ever. */
  readonly usageHoursKeptDays: number;
  readonly usageDaysKeptDays: number;
  /** How long usage records are kept in Redis; 0: for ever. */
  readonly usageRecordsKeptDays: number;
  /** Whether they are put into files before they go. */
  readonly usageArchive: boolean;
  /** How long entries of the audit log are kept; 0: for ever. */
  readonly auditRetentionDays: number;
  /** Percent of a quota of an account at which to warn, rising. */
  readonly quotaWarningPercents: readonly number[];
  /** Percent of a budget of a key or person, rising. */
  readonly budgetThresholdsPercent: readonly number[];
  /** Days before a key expires, rising; none: that is not told. */
  readonly keyExpiryNoticeDays: readonly number[];
  /** Where prices are fetched from; absent: they stay as shipped. */
  readonly pricesUrl: URL | undefined;
  /** A fetched list is refused where a price has moved by more than this. */
  readonly pricesMaxChangePercent: number;
  /** Absolute; absent: nobody looks at backups. */
  readonly backupFolder: string | undefined;
  readonly backupMaxAgeMs: number;
  /** What a reader of /metrics has to show, unless it comes from this machine. */
  readonly metricsToken: string | undefined;
  /** Where OpenTelemetry goes; absent: nowhere, and none of it is loaded. */
  readonly tracing: TracingSettings | undefined;
  /** How long captured details of requests are kept; 0: nothing can be captured. */
  readonly captureKeptMs: number;
  /** Where a worker says how it fares; 0: nowhere. */
  readonly workerPort: number;
  /** How long a client may take to send a whole request. */
  readonly clientRequestTimeoutMs: number;
  /** How long a stopping process waits for open requests. */
  readonly drainTimeoutMs: number;
  /** The team's directory, as far as the environment says; no addresses: an owner may set one. */
  readonly directory: DirectoryFields;
}
