import type { AuditEntry } from '../../audit/audit-entry';

const nameFields = ['name', 'username', 'model'];

/** What the subject of an entry is called, where the entry itself says it. */
export function nameInEntry({ before, after }: Pick<AuditEntry, 'before' | 'after'>): string | undefined {
  for (const fields of [after, before])
    for (const field of nameFields) {
      const value: unknown = fields?.[field];
      if (typeof value === 'string' && value !== '') return value;
    }
  return undefined;
}
