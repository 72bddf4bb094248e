import type { components } from '@app/admin-client';

export type AccountGroup = components['schemas']['AccountGroupView'];
export type Strategy = AccountGroup['strategy'];

export const strategies: readonly Strategy[] = [
  ...(['priority', 'round-robin', 'least-busy', 'latency', 'cost', 'shuffle', 'failover'] as const),
];
