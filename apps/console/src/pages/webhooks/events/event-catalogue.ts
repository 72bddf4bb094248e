import type { EventPattern, EventType, Severity } from '../webhook';

export const severities = ['info', 'warning', 'critical'] as const satisfies readonly Severity[];

/** Events that can be chosen: `test` is told when somebody asks for it, whatever was chosen. */
export type ChosenType = Exclude<EventType, 'test'>;

/** What the relay tells, and how much it matters: docs/events.md. */
const severityOf: Readonly<Record<ChosenType, Severity>> = {
  'account.cooling': 'warning',
  'account.recovered': 'info',
  'account.unauthorized': 'critical',
  'account.needs_reauth': 'critical',
  'account.quota_warning': 'warning',
  'account.quota_exhausted': 'warning',
  'pool.saturated': 'critical',
  'pool.recovered': 'info',
  'key.created': 'info',
  'key.revoked': 'info',
  'key.expiring': 'warning',
  'key.limit_reached': 'warning',
  'budget.threshold': 'warning',
  'user.created': 'info',
  'user.disabled': 'info',
  'auth.lockout': 'warning',
  'ldap.unreachable': 'critical',
  'ldap.mass_change_blocked': 'critical',
  'webhook.endpoint_disabled': 'critical',
  'usage.price_unknown': 'warning',
  'system.redis_degraded': 'critical',
  'system.backup_stale': 'warning',
};

export const areas = [
  ...(['account', 'pool', 'key', 'budget', 'user'] as const),
  ...(['auth', 'ldap', 'webhook', 'usage', 'system'] as const),
] as const;
export type Area = (typeof areas)[number];

export interface CatalogueEvent {
  readonly type: ChosenType;
  readonly severity: Severity;
}

const isChosenType = (type: string): type is ChosenType => type in severityOf;
export const catalogue: readonly CatalogueEvent[] = Object.entries(severityOf).flatMap(([type, severity]) =>
  isChosenType(type) ? [{ type, severity }] : [],
);

export const eventsOf = (area: Area): readonly CatalogueEvent[] =>
  catalogue.filter(({ type }) => type.startsWith(`${area}.`));

export const familyOf = (area: Area): EventPattern => `${area}.*`;
