import { Text } from '@mantine/core';
import { DataTable } from 'mantine-datatable';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../../audit/audit-entry';
import { differencesOf } from './differences';
import { FieldValue } from './field-value';

/** What changed, field by field: as it was and as it is since. */
export function Changes({ before, after }: Pick<AuditEntry, 'before' | 'after'>): ReactElement {
  const { t } = useTranslation('audit');
  const rows = differencesOf(before, after);
  if (rows.length === 0) return <Text size="sm">{t('changes.none')}</Text>;
  const was = {
    accessor: 'before',
    title: t('changes.before'),
    render: (row: (typeof rows)[number]) => <FieldValue value={row.before} kind="before" />,
  };
  const is = {
    accessor: 'after',
    title: t('changes.after'),
    render: (row: (typeof rows)[number]) => <FieldValue value={row.after} kind="after" />,
  };
  return (
    <DataTable
      aria-label={t('changes.title')}
      records={rows}
      idAccessor="path"
      noRecordsText={t('changes.none')}
      columns={[
        {
          accessor: 'path',
          title: t('changes.field'),
          render: ({ path }) => (
            <Text component="span" inherit fw={500}>
              {path}
            </Text>
          ),
        },
        ...(before === null ? [] : [was]),
        ...(after === null ? [] : [is]),
      ]}
      verticalSpacing="xs"
      scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': t('changes.title') } }}
    />
  );
}
