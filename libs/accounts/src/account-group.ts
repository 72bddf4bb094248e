/**
 * How a group picks among its accounts. `priority`: the lower number first, among equals the one that was used longest ago.
 * `shuffle`: by chance, weighted. `least-busy`: fewest requests under way. `latency`: shortest time to the first byte.
 * `cost`: cheapest for the model. `failover`: always the first in the chain that can serve.
 */
export const strategies = ['priority', 'round-robin', 'shuffle', 'least-busy', 'latency', 'cost', 'failover'] as const;
export type Strategy = (typeof strategies)[number];

/** A named set of accounts of any platform that a key can be bound to. Accounts say which groups they are in. */
export interface AccountGroup {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly strategy: Strategy;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isStrategy = (value: unknown): value is Strategy => (strategies as readonly unknown[]).includes(value);

export function decodeAccountGroup(value: unknown): AccountGroup | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { id, name, description, strategy, createdAt } = value as Record<string, unknown>;
  if (!isText(id) || !isText(name) || !isStrategy(strategy) || !isText(createdAt)) return undefined;
  if (description !== undefined && !isText(description)) return undefined;
  return { id, name, strategy, createdAt, ...(description === undefined ? {} : { description }) };
}
