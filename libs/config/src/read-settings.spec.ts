import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSettings } from './read-settings';
import { SettingsError } from './settings-error';

const masterKey = randomBytes(32);
const secrets = { MASTER_KEYS: `k1:${masterKey.toString('base64')}`, JWT_SECRET: randomBytes(32).toString('base64') };
const read = (environment: NodeJS.ProcessEnv = {}) => readSettings({ ...secrets, ...environment });

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'settings-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function fileWith(contents: string, mode = 0o600): string {
  const path = join(folder, 'value');
  writeFileSync(path, contents);
  chmodSync(path, mode);
  return path;
}

describe('readSettings', () => {
  it('needs nothing but the two secrets', () => {
    expect(read()).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDirectory: resolve('data'),
      redisUrl: undefined,
      ownerUsername: 'owner',
      ownerPassword: undefined,
      masterKeys: [{ id: 'k1', secret: masterKey }],
      jwtSecret: Buffer.from(secrets.JWT_SECRET),
      jwtPreviousSecret: undefined,
      publicUrl: undefined,
      trustedProxies: [],
      egressAllowCidrs: [],
      webhookAllowCidrs: [],
      timezone: 'UTC',
      logLevel: 'info',
      sandboxPort: 3900,
      sandboxUrl: undefined,
      upstreamFirstByteTimeoutMs: 600_000,
      upstreamIdleTimeoutMs: 300_000,
      failoverAttempts: 3,
      failoverBudgetPercent: 20,
      failoverDeadlineMs: 600_000,
      queueSize: 100,
      queueTimeoutMs: 30_000,
      explanationKeptMs: 86_400_000,
      ...{ usageHoursKeptDays: 90, usageDaysKeptDays: 800 },
      ...{ usageRecordsKeptDays: 90, usageArchive: true },
      auditRetentionDays: 365,
      quotaWarningPercents: [80, 95],
      budgetThresholdsPercent: [50, 80, 95, 100],
      keyExpiryNoticeDays: [1, 7],
      pricesUrl: undefined,
      pricesMaxChangePercent: 50,
      backupFolder: undefined,
      backupMaxAgeMs: 26 * 3_600_000,
      captureKeptMs: 6 * 3_600_000,
      metricsToken: undefined,
      workerPort: 0,
      clientRequestTimeoutMs: 120_000,
      drainTimeoutMs: 120_000,
      directory: {},
    });
  });

  it('takes a former signing secret beside the current one, and refuses the same one twice', () => {
    const former = randomBytes(32).toString('base64');
    expect(read({ JWT_PREVIOUS_SECRET: former }).jwtPreviousSecret).toEqual(Buffer.from(former));
    expect(() => read({ JWT_PREVIOUS_SECRET: secrets.JWT_SECRET })).toThrow(
      /^JWT_PREVIOUS_SECRET is the same as JWT_SECRET: [^\n]+$/,
    );
    expect(() => read({ JWT_PREVIOUS_SECRET: 'short' })).toThrow(/^JWT_PREVIOUS_SECRET is too short/);
  });

  it('takes an empty variable for one that is not set', () => {
    expect(read({ PORT: '', REDIS_URL: '  ', PUBLIC_URL: '' })).toEqual(read());
  });

  it('decodes what is set', () => {
    const settings = read({
      PUBLIC_URL: 'https://relay.example.org/',
      TRUSTED_PROXIES: '10.0.0.0/8, 192.0.2.7,fd00::/8',
      UPSTREAM_IDLE_TIMEOUT_SECONDS: '0.5',
      TIMEZONE: 'Europe/Berlin',
      WEBHOOK_ALLOW_CIDRS: '127.0.0.1',
      QUOTA_WARNING_PERCENT: '90,70',
      BUDGET_THRESHOLDS_PERCENT: '100, 50,50',
      KEY_EXPIRY_NOTICE_DAYS: '30,3, 30',
      PRICES_URL: 'https://prices.example.org/list.json?ref=main',
      PRICES_MAX_CHANGE_PERCENT: '200',
      BACKUP_FOLDER: 'backups',
      BACKUP_MAX_AGE_HOURS: '2',
    });
    expect(settings).toMatchObject({
      publicUrl: 'https://relay.example.org',
      trustedProxies: ['10.0.0.0/8', '192.0.2.7/32', 'fd00::/8'],
      upstreamIdleTimeoutMs: 500,
      timezone: 'Europe/Berlin',
      webhookAllowCidrs: ['127.0.0.1/32'],
      quotaWarningPercents: [70, 90],
      budgetThresholdsPercent: [50, 100],
      keyExpiryNoticeDays: [3, 30],
      pricesUrl: new URL('https://prices.example.org/list.json?ref=main'),
      pricesMaxChangePercent: 200,
      backupFolder: resolve('backups'),
      backupMaxAgeMs: 7_200_000,
      captureKeptMs: 6 * 3_600_000,
    });
    expect(read({ KEY_EXPIRY_NOTICE_DAYS: '0' }).keyExpiryNoticeDays).toEqual([]);
    expect(read({ PRICES_URL: 'http://127.0.0.1:80/prices' }).pricesUrl?.hostname).toBe('127.0.0.1');
  });

  it.each([
    'redis://localhost',
    'rediss://user:pass@redis.internal:6380/2',
    'redis+sentinel://a:26379,b:26379/main',
    'redis+cluster://:pass@a:7000,b:7001',
    'unix:///var/lib/trunkline/redis.sock',
  ])('takes %s for a Redis', (url) => {
    expect(read({ REDIS_URL: url }).redisUrl).toBe(url);
  });

  it('takes no offence at what Kubernetes sets for a service called ldap', () => {
    expect(
      read({ LDAP_PORT: 'tcp://10.0.0.1:389', LDAP_SERVICE_HOST: '10.0.0.1', LDAP_PORT_389_TCP_PROTO: 'tcp' }),
    ).toEqual(read());
  });

  it('reads a value from the file that NAME_FILE names, without the line end', () => {
    expect(
      readSettings({ ...secrets, MASTER_KEYS: '', MASTER_KEYS_FILE: fileWith(`${secrets.MASTER_KEYS}\n`) }),
    ).toEqual(read());
    expect(read({ PORT_FILE: fileWith('4000\n', 0o644) }).port).toBe(4000);
  });

  it.each([
    [
      'both forms of a variable',
      { PORT: '1', PORT_FILE: '/nowhere' },
      'PORT and PORT_FILE are both set: keep one of them',
    ],
    ['a file that is not there', { PORT_FILE: '/nowhere' }, 'PORT_FILE names /nowhere, which cannot be read (ENOENT)'],
    ['an unknown variable of its own', { TRUNKLINE_OWNR: 'x' }, /^TRUNKLINE_OWNR is not a variable of the relay/],
    ['a misspelt group', { LDAP_REQUIERD_GROUP: 'x' }, /^LDAP_REQUIERD_GROUP is not a variable of the relay/],
    ['a port out of range', { PORT: '65536' }, 'PORT must be a port from 0 to 65535, but it is "65536"'],
    [
      'a host with a port',
      { HOST: 'localhost:80' },
      /^HOST must be an IP address or a host name, but it is "localhost:80"/,
    ],
    [
      'a Redis of another kind',
      { REDIS_URL: 'http://u:hunter2@h' },
      /^REDIS_URL must be an address that begins with redis:/,
    ],
    ['an address that is not one', { PUBLIC_URL: 'relay.example.org' }, /^PUBLIC_URL must be an address that begins/],
    [
      'credentials in an address',
      { SANDBOX_URL: 'http://u:hunter2@h' },
      /^SANDBOX_URL must be an address without user/,
    ],
    ['a prefix that is too long', { TRUSTED_PROXIES: '10.0.0.0/33' }, /^TRUSTED_PROXIES must be CIDRs/],
    ['a name among CIDRs', { EGRESS_ALLOW_CIDRS: 'localhost' }, /^EGRESS_ALLOW_CIDRS must be CIDRs/],
    ['a word where webhooks may go', { WEBHOOK_ALLOW_CIDRS: 'all' }, /^WEBHOOK_ALLOW_CIDRS must be CIDRs/],
    ['a time zone that nobody knows', { TIMEZONE: 'Mars/Olympus' }, /^TIMEZONE must be an IANA time zone/],
    ['an offset for a time zone', { TIMEZONE: '+01:00' }, /^TIMEZONE must be an IANA time zone/],
    ['a log level that nobody knows', { LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be one of fatal, error/],
    ['no attempt', { FAILOVER_ATTEMPTS: '0' }, /^FAILOVER_ATTEMPTS must be a whole number from 1 to 999999/],
    ['half a day', { AUDIT_RETENTION_DAYS: '0.5' }, /^AUDIT_RETENTION_DAYS must be a number of days up to 36525/],
    ['half an hour', { EXPLANATION_HOURS: '0.5' }, /^EXPLANATION_HOURS must be a number of hours up to 8784/],
    ['a quota of no share', { QUOTA_WARNING_PERCENT: '0,80' }, /^QUOTA_WARNING_PERCENT must be percentages/],
    ['a share of more than all', { BUDGET_THRESHOLDS_PERCENT: '50,101' }, /^BUDGET_THRESHOLDS_PERCENT must be perc/],
    ['a list of shares with a gap', { BUDGET_THRESHOLDS_PERCENT: '50,,80' }, /^BUDGET_THRESHOLDS_PERCENT must be perc/],
    ['notice of no day', { KEY_EXPIRY_NOTICE_DAYS: '7,0' }, /^KEY_EXPIRY_NOTICE_DAYS must be days from 1 to 365/],
    ['notice of years', { KEY_EXPIRY_NOTICE_DAYS: '366' }, /^KEY_EXPIRY_NOTICE_DAYS must be days from 1 to 365/],
    ['prices in clear', { PRICES_URL: 'http://prices.example.org' }, /^PRICES_URL must be an address that begins/],
    ['prices on disk', { PRICES_URL: 'file:///etc/passwd' }, /^PRICES_URL must be an address that begins/],
    ['prices for a password', { PRICES_URL: 'https://u:hunter2@h/' }, /^PRICES_URL must be an address without user/],
    ['no change at all', { PRICES_MAX_CHANGE_PERCENT: '0' }, /^PRICES_MAX_CHANGE_PERCENT must be a whole number/],
    ['a backup of no age', { BACKUP_MAX_AGE_HOURS: '0' }, /^BACKUP_MAX_AGE_HOURS must be a whole number/],
    ['a short token', { METRICS_TOKEN: 'secret' }, /^METRICS_TOKEN must have at least 16 characters$/],
    ['a timeout in words', { DRAIN_TIMEOUT_SECONDS: '2m' }, /^DRAIN_TIMEOUT_SECONDS must be a number of seconds/],
    ['no timeout at all', { UPSTREAM_IDLE_TIMEOUT_SECONDS: '0' }, /^UPSTREAM_IDLE_TIMEOUT_SECONDS must be a number/],
    ['a user name with a space', { TRUNKLINE_OWNER_USERNAME: 'a b' }, /^TRUNKLINE_OWNER_USERNAME must be/],
    ['missing master keys', { MASTER_KEYS: '' }, /^MASTER_KEYS must be set/],
    ['a missing signing secret', { JWT_SECRET: '' }, /^JWT_SECRET must be set/],
  ])('refuses %s with one clear line', (_what, environment, message) => {
    expect(() => read(environment)).toThrow(SettingsError);
    expect(() => read(environment)).toThrow(message);
    expect(() => read(environment)).not.toThrow(/hunter2|\n/);
  });

  it('refuses a secret in a file that everybody can read', () => {
    const path = fileWith(secrets.JWT_SECRET, 0o644);
    expect(() => read({ JWT_SECRET: '', JWT_SECRET_FILE: path })).toThrow(/^JWT_SECRET_FILE names .*chmod 600/);
  });

  it('refuses an empty file', () => {
    expect(() => read({ PORT_FILE: fileWith('\n') })).toThrow(/^PORT_FILE names .* which is empty$/);
  });
});
