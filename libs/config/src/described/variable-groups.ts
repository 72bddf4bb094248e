import type { VariableName } from '../variables';

/** What variables are about, in the order in which people are shown them. */
export const variableGroups = [
  ...(['server', 'store', 'secrets', 'network', 'requests', 'usage'] as const),
  ...(['notices', 'prices', 'backups', 'tracing', 'directory', 'sandbox'] as const),
] as const;
export type VariableGroup = (typeof variableGroups)[number];

/** Each variable is about one thing. Those of the directory and of tracing are known by their names. */
const byName: Readonly<Record<Exclude<VariableName, `LDAP_${string}` | `OTEL_${string}`>, VariableGroup>> = {
  ...({ PORT: 'server', HOST: 'server', PUBLIC_URL: 'server', TRUSTED_PROXIES: 'server' } as const),
  ...({ TIMEZONE: 'server', LOG_LEVEL: 'server', METRICS_TOKEN: 'server', WORKER_PORT: 'server' } as const),
  ...({ CLIENT_REQUEST_TIMEOUT_SECONDS: 'server', DRAIN_TIMEOUT_SECONDS: 'server' } as const),
  ...({ DATA_DIR: 'store', REDIS_URL: 'store', REDIS_SERVER_BIN: 'store' } as const),
  ...({ REDIS_AUTO_INSTALL: 'store', REDIS_FSYNC: 'store' } as const),
  ...({ TRUNKLINE_OWNER_USERNAME: 'secrets', TRUNKLINE_OWNER_PASSWORD: 'secrets' } as const),
  ...({ MASTER_KEYS: 'secrets', JWT_SECRET: 'secrets', JWT_PREVIOUS_SECRET: 'secrets' } as const),
  ...({ EGRESS_ALLOW_CIDRS: 'network', WEBHOOK_ALLOW_CIDRS: 'network' } as const),
  ...({ UPSTREAM_FIRST_BYTE_TIMEOUT_SECONDS: 'network', UPSTREAM_IDLE_TIMEOUT_SECONDS: 'network' } as const),
  ...({ FAILOVER_ATTEMPTS: 'requests', FAILOVER_BUDGET_PERCENT: 'requests' } as const),
  ...({ FAILOVER_DEADLINE_SECONDS: 'requests', QUEUE_SIZE: 'requests', QUEUE_TIMEOUT_SECONDS: 'requests' } as const),
  ...({ EXPLANATION_HOURS: 'requests', CAPTURE_KEPT_HOURS: 'requests' } as const),
  ...({ USAGE_HOURS_KEPT_DAYS: 'usage', USAGE_DAYS_KEPT_DAYS: 'usage', USAGE_RECORDS_KEPT_DAYS: 'usage' } as const),
  ...({ USAGE_ARCHIVE: 'usage', AUDIT_RETENTION_DAYS: 'usage' } as const),
  ...({ QUOTA_WARNING_PERCENT: 'notices', BUDGET_THRESHOLDS_PERCENT: 'notices' } as const),
  KEY_EXPIRY_NOTICE_DAYS: 'notices',
  ...({ PRICES_URL: 'prices', PRICES_MAX_CHANGE_PERCENT: 'prices' } as const),
  ...({ BACKUP_FOLDER: 'backups', BACKUP_MAX_AGE_HOURS: 'backups' } as const),
  ...({ SANDBOX_PORT: 'sandbox', SANDBOX_URL: 'sandbox' } as const),
};

const isOfDirectory = (name: VariableName): name is Extract<VariableName, `LDAP_${string}`> => name.startsWith('LDAP_');
const isOfTracing = (name: VariableName): name is Extract<VariableName, `OTEL_${string}`> => name.startsWith('OTEL_');

export function groupOf(name: VariableName): VariableGroup {
  if (isOfDirectory(name)) return 'directory';
  return isOfTracing(name) ? 'tracing' : byName[name];
}
