import { Badge } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from './audit-entry';

const colours = { done: 'green', refused: 'orange', failed: 'red' } as const;

export function OutcomeBadge({ outcome }: { readonly outcome: AuditEntry['outcome'] }): ReactElement {
  const { t } = useTranslation('audit');
  return (
    <Badge variant="light" color={colours[outcome]} tt="none" style={{ minWidth: 'max-content' }}>
      {t(`outcome.${outcome}`)}
    </Badge>
  );
}
