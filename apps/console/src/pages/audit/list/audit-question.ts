import { addDays, startOfDay } from '../../../components/period-picker/days';
import type { Period } from '../../../components/period-picker/period';
import { oneOf } from '../../../lists/one-of';
import type { ListState } from '../../../lists/use-list-state';
import { outcomes } from '../../../audit/audit-entry';
import type { AuditQuery } from '../../../audit/use-audit-entries';

/** What an address asks for of the audit log and of its exports. */
export function auditQuestion(
  { search, filter }: Pick<ListState, 'search' | 'filter'>,
  { from, to, timezone }: Period & { readonly timezone: string },
): AuditQuery {
  const given: AuditQuery = {
    search: search === '' ? undefined : search,
    action: filter('action'),
    actorId: filter('actorId'),
    subjectType: filter('subjectType'),
    subjectId: filter('subjectId'),
    outcome: oneOf(outcomes, filter('outcome')),
    from: startOfDay(from, timezone).toISOString(),
    to: startOfDay(addDays(to, 1), timezone).toISOString(),
  };
  return Object.fromEntries(Object.entries<string | undefined>(given).filter(([, value]) => value !== undefined));
}
