type Changes<Item> = {
  readonly [Field in keyof Item]?: Item[Field] | (undefined extends Item[Field] ? null : never) | undefined;
};

/**
 * A record with changes applied to it: what a change does not name stays, and null takes an optional field away. A record says nothing of
 * what it has not: JSON has no undefined, and the record must read back as it was written.
 */
export function withChanges<Item extends object>(record: Item, changes: Changes<Item>): Item {
  const named = Object.entries(changes).filter(([, value]) => value !== undefined);
  const fields: Record<string, unknown> = { ...record, ...Object.fromEntries(named) };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as Item;
}
