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
  /** DNs in normal form: whoever is in one of them in the directory belongs to this group. */
  readonly directoryGroups?: readonly string[];
  /** What Claude Code of the members is to be set to (`GET /managed/settings`). A JSON object. */
  readonly managedSettings?: Readonly<Record<string, unknown>>;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isTextList = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isStrategy = (value: unknown): value is Strategy => (strategies as readonly unknown[]).includes(value);

export function decodeAccountGroup(value: unknown): AccountGroup | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = value as Record<string, unknown>;
  const { id, name, description, strategy, createdAt, directoryGroups, managedSettings } = fields;
  if (!isText(id) || !isText(name) || !isStrategy(strategy) || !isText(createdAt)) return undefined;
  if (description !== undefined && !isText(description)) return undefined;
  if (directoryGroups !== undefined && !isTextList(directoryGroups)) return undefined;
  if (managedSettings !== undefined && !isObject(managedSettings)) return undefined;
  return {
    ...{ id, name, strategy, createdAt },
    ...(description === undefined ? {} : { description }),
    ...(directoryGroups === undefined ? {} : { directoryGroups }),
    ...(managedSettings === undefined ? {} : { managedSettings }),
  };
}
