import type { Urgency } from './urgency';

/** Why accounts do not serve. In the order in which somebody should look. */
export const urgencies = {
  needs_reauth: 'critical',
  unreadable: 'critical',
  unauthorized: 'critical',
  forbidden: 'critical',
  'quota-exhausted': 'critical',
  expired: 'warning',
  unreachable: 'warning',
  failing: 'warning',
  'window-used-up': 'passing',
  overloaded: 'passing',
  unavailable: 'passing',
  'rate-limited': 'passing',
  throttled: 'passing',
} as const satisfies Record<string, Urgency>;

export type AccountTrouble = keyof typeof urgencies;
