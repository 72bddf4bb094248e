/** How much somebody should care. In this order. */
export const severities = ['info', 'warning', 'critical'] as const;
export type Severity = (typeof severities)[number];

/** Everything that the relay tells the outside world of, and how much it matters. Closed: what is not here is not sent. */
export const eventCatalogue = {
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
  test: 'info',
} as const satisfies Record<string, Severity>;

export type EventType = keyof typeof eventCatalogue;
export const eventTypes = Object.keys(eventCatalogue) as EventType[];

/** Something that happened, as it is told. */
export interface DomainEvent {
  /** `evt_…`: the same at every attempt and every endpoint. */
  readonly id: string;
  readonly type: EventType;
  /** ISO 8601, UTC: when it happened. */
  readonly at: string;
  readonly severity: Severity;
  /** One line for people. No secrets. */
  readonly summary: string;
  /** What programs read: flat, names in camel case, no secrets. */
  readonly data: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  /** Account groups that it concerns; absent: all of the relay. */
  readonly groupIds?: readonly string[];
}
