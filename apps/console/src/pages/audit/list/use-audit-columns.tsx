import { Code, Stack, Text } from '@mantine/core';
import type { DataTableColumn } from 'mantine-datatable';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../../components/moment';
import { Actor } from '../../../audit/actor';
import type { AuditEntry } from '../../../audit/audit-entry';
import { OutcomeBadge } from '../../../audit/outcome-badge';
import { TextLink } from '../../../components/text-link';
import { Subject } from '../subject';
import { useActionWords } from '../../../audit/use-action-words';

export function useAuditColumns(): DataTableColumn<AuditEntry>[] {
  const { t } = useTranslation('audit');
  const words = useActionWords();
  return [
    {
      accessor: 'seq',
      title: t('column.at'),
      sortable: true,
      noWrap: true,
      render: ({ seq, at }) => (
        <TextLink to={`/audit/${seq}`}>
          <Moment at={at} />
        </TextLink>
      ),
    },
    { accessor: 'actor', title: t('column.who'), render: ({ actor }) => <Actor actor={actor} /> },
    {
      accessor: 'action',
      title: t('column.what'),
      noWrap: true,
      render: ({ action }) => (
        <Stack gap={0}>
          <Text component="span" inherit>
            {words(action)}
          </Text>
          <span className="dimmed small">
            <Code>{action}</Code>
          </span>
        </Stack>
      ),
    },
    { accessor: 'subject', title: t('column.subject'), noWrap: true, render: (entry) => <Subject entry={entry} /> },
    {
      accessor: 'outcome',
      title: t('column.outcome'),
      noWrap: true,
      render: ({ outcome }) => <OutcomeBadge outcome={outcome} />,
    },
    { accessor: 'origin', title: t('column.from'), noWrap: true, render: ({ origin }) => origin.address ?? '–' },
    {
      accessor: 'number',
      title: t('column.seq'),
      textAlign: 'right',
      render: ({ seq }) => <span className="numeric">{seq}</span>,
    },
  ];
}
