import type { EventType, Severity } from '@app/common';

/** Plain words: colours and signs are each channel's own affair. */
export const severityWords: Readonly<Record<Severity, string>> = {
  info: 'Info',
  warning: 'Warning',
  critical: 'Critical',
};

/** What people read above an event. */
export const eventTitles: Readonly<Record<EventType, string>> = {
  'account.cooling': 'An account is cooling down',
  'account.recovered': 'An account is back',
  'account.unauthorized': 'An account is refused by its vendor',
  'account.needs_reauth': 'An account has to be signed in again',
  'account.quota_warning': 'The quota of an account runs low',
  'account.quota_exhausted': 'The quota of an account is used up',
  'pool.saturated': 'No account is free',
  'pool.recovered': 'Accounts are free again',
  'key.created': 'A key was created',
  'key.revoked': 'A key was revoked',
  'key.expiring': 'A key expires soon',
  'key.limit_reached': 'A key has reached a limit',
  'budget.threshold': 'A budget has reached a threshold',
  'user.created': 'A user was created',
  'user.disabled': 'A user was disabled',
  'auth.lockout': 'Sign-in is locked after failed attempts',
  'ldap.unreachable': 'The directory cannot be reached',
  'ldap.mass_change_blocked': 'A mass change from the directory was stopped',
  'webhook.endpoint_disabled': 'A webhook endpoint was switched off',
  'usage.price_unknown': 'A model has no price',
  'system.redis_degraded': 'Redis is degraded',
  'system.backup_stale': 'The last backup is too old',
  test: 'This is a test',
};
