import { resolve } from 'node:path';
import { readDirectoryFields } from './directory/read-directory-fields';
import { Environment } from './environment';
import { parseJwtSecret, parseMasterKeys, parsePassword } from './parse-secrets';
import {
  type Parser,
  parseBoolean,
  parseCaptureHours,
  parseChoice,
  parseCidrs,
  parseCount,
  parseDays,
  parseDownloadUrl,
  parseFolder,
  parseHost,
  parseHours,
  parseHttpUrl,
  parseNoticeDays,
  parsePercents,
  parsePort,
  parseRedisUrl,
  parseSeconds,
  parseTimezone,
  parseToken,
  parseUsername,
} from './parse-values';
import type { Settings } from './settings';
import { SettingsError } from './settings-error';
import { readTracingSettings } from './tracing/read-tracing-settings';
import type { VariableName } from './variables';

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/**
 * Decodes and checks everything that the environment says to the gateway and the worker.
 * Throws SettingsError, whose message is one line for the operator and never repeats a secret.
 */
export function readSettings(source: NodeJS.ProcessEnv = process.env): Settings {
  const environment = new Environment(source);
  environment.refuseUnknownNames();
  const value = <Value>(name: VariableName, parse: Parser<Value>): Value => parse(name, environment.text(name));
  const optional = <Value>(name: VariableName, parse: Parser<Value>): Value | undefined => {
    const text = environment.find(name);
    return text === undefined ? undefined : parse(name, text);
  };
  const required = <Value>(name: VariableName, parse: Parser<Value>): Value => {
    const parsed = optional(name, parse);
    if (parsed === undefined)
      throw new SettingsError(`${name} must be set: only npm start without REDIS_URL makes its own`);
    return parsed;
  };
  const masterKeys = required('MASTER_KEYS', parseMasterKeys);
  const jwtSecret = required('JWT_SECRET', parseJwtSecret);
  const jwtPreviousSecret = optional('JWT_PREVIOUS_SECRET', parseJwtSecret);
  if (jwtPreviousSecret?.equals(jwtSecret)) {
    throw new SettingsError('JWT_PREVIOUS_SECRET is the same as JWT_SECRET: set the secret that was in use before');
  }
  return {
    port: value('PORT', parsePort),
    host: value('HOST', parseHost),
    dataDirectory: resolve(environment.text('DATA_DIR')),
    redisUrl: optional('REDIS_URL', parseRedisUrl),
    ownerUsername: value('TRUNKLINE_OWNER_USERNAME', parseUsername),
    ownerPassword: optional('TRUNKLINE_OWNER_PASSWORD', parsePassword),
    masterKeys,
    jwtSecret,
    jwtPreviousSecret,
    publicUrl: optional('PUBLIC_URL', parseHttpUrl),
    trustedProxies: value('TRUSTED_PROXIES', parseCidrs),
    egressAllowCidrs: value('EGRESS_ALLOW_CIDRS', parseCidrs),
    webhookAllowCidrs: value('WEBHOOK_ALLOW_CIDRS', parseCidrs),
    timezone: value('TIMEZONE', parseTimezone),
    logLevel: value('LOG_LEVEL', parseChoice(logLevels)),
    sandboxPort: value('SANDBOX_PORT', parsePort),
    sandboxUrl: optional('SANDBOX_URL', parseHttpUrl),
    upstreamFirstByteTimeoutMs: value('UPSTREAM_FIRST_BYTE_TIMEOUT_SECONDS', parseSeconds),
    upstreamIdleTimeoutMs: value('UPSTREAM_IDLE_TIMEOUT_SECONDS', parseSeconds),
    failoverAttempts: value('FAILOVER_ATTEMPTS', parseCount),
    failoverBudgetPercent: value('FAILOVER_BUDGET_PERCENT', parseCount),
    failoverDeadlineMs: value('FAILOVER_DEADLINE_SECONDS', parseSeconds),
    queueSize: value('QUEUE_SIZE', parseCount),
    queueTimeoutMs: value('QUEUE_TIMEOUT_SECONDS', parseSeconds),
    explanationKeptMs: value('EXPLANATION_HOURS', parseHours),
    usageHoursKeptDays: value('USAGE_HOURS_KEPT_DAYS', parseDays),
    usageDaysKeptDays: value('USAGE_DAYS_KEPT_DAYS', parseDays),
    usageRecordsKeptDays: value('USAGE_RECORDS_KEPT_DAYS', parseDays),
    usageArchive: value('USAGE_ARCHIVE', parseBoolean),
    auditRetentionDays: value('AUDIT_RETENTION_DAYS', parseDays),
    quotaWarningPercents: value('QUOTA_WARNING_PERCENT', parsePercents),
    budgetThresholdsPercent: value('BUDGET_THRESHOLDS_PERCENT', parsePercents),
    keyExpiryNoticeDays: value('KEY_EXPIRY_NOTICE_DAYS', parseNoticeDays),
    pricesUrl: optional('PRICES_URL', parseDownloadUrl),
    pricesMaxChangePercent: value('PRICES_MAX_CHANGE_PERCENT', parseCount),
    backupFolder: optional('BACKUP_FOLDER', parseFolder),
    backupMaxAgeMs: value('BACKUP_MAX_AGE_HOURS', parseCount) * 3_600_000,
    metricsToken: optional('METRICS_TOKEN', parseToken),
    tracing: readTracingSettings(environment),
    captureKeptMs: value('CAPTURE_KEPT_HOURS', parseCaptureHours),
    workerPort: value('WORKER_PORT', parsePort),
    clientRequestTimeoutMs: value('CLIENT_REQUEST_TIMEOUT_SECONDS', parseSeconds),
    drainTimeoutMs: value('DRAIN_TIMEOUT_SECONDS', parseSeconds),
    directory: readDirectoryFields(environment),
  };
}
