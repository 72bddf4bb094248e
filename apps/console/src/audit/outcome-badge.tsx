import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { StateBadge } from '../components/badge/state-badge';
import type { AuditEntry } from './audit-entry';

const colours = { done: 'green', refused: 'orange', failed: 'red' } as const;

/** What came of what somebody tried. */
export function OutcomeBadge({ outcome }: { readonly outcome: AuditEntry['outcome'] }): ReactElement {
  const { t } = useTranslation('audit');
  return <StateBadge look={{ color: colours[outcome] }}>{t(`outcome.${outcome}`)}</StateBadge>;
}
