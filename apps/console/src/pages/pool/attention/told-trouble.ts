import type { LiveEvent } from '../../../live/live-types';
import type { Urgency } from './urgency';

/** Events that somebody should look into, and that no state shown elsewhere says. */
export const urgencies = {
  'ldap.unreachable': 'critical',
  'ldap.mass_change_blocked': 'critical',
  'system.redis_degraded': 'critical',
  'system.backup_stale': 'warning',
  'usage.price_unknown': 'warning',
  'auth.lockout': 'warning',
} as const satisfies Partial<Record<LiveEvent['type'], Urgency>>;

export type ToldTrouble = keyof typeof urgencies;
