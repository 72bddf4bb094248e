/** Why the directory no longer stands behind somebody. */
export const suspensions = ['gone', 'disabled', 'expired', 'locked', 'not-in-required-group'] as const;
export type Suspension = (typeof suspensions)[number];

/** What the directory said of a user when it was last asked. */
export interface DirectoryStanding {
  /** What stays the same when an entry is renamed or moved (entryUUID, objectGUID …), else its DN in normal form. */
  readonly entryId: string;
  /** As the server writes it. */
  readonly dn: string;
  /** DNs in normal form: see normal-dn.ts. */
  readonly groups: readonly string[];
  /** Absent: all is well. Present: sessions are over, and keys rest until the directory takes it back. */
  readonly suspended?: Suspension;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

export function decodeDirectoryStanding(value: unknown): DirectoryStanding | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { entryId, dn, groups, suspended } = value as Readonly<Record<string, unknown>>;
  if (!isText(entryId) || !isText(dn) || !Array.isArray(groups) || !groups.every(isText)) return undefined;
  if (suspended === undefined) return { entryId, dn, groups };
  const reason = suspensions.find((known) => known === suspended);
  return reason && { entryId, dn, groups, suspended: reason };
}
