import { Text } from '@mantine/core';
import { DataTable } from 'mantine-datatable';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParsedPerson } from './parse-people';

/** How the pasted lines are understood, and what is wrong with some of them. */
export function SeveralPreview({ people }: { readonly people: readonly ParsedPerson[] }): ReactElement | null {
  const { t } = useTranslation(['people', 'common']);
  if (people.length === 0) return null;
  return (
    <DataTable
      aria-label={t('several.preview')}
      records={[...people]}
      idAccessor="line"
      withTableBorder
      borderRadius="md"
      verticalSpacing={6}
      scrollAreaProps={{ type: 'auto' }}
      height={people.length > 10 ? 400 : 'auto'}
      columns={[
        { accessor: 'line', title: t('several.line'), textAlign: 'right', width: 70 },
        { accessor: 'username', title: t('column.username') },
        { accessor: 'displayName', title: t('column.displayName') },
        { accessor: 'email', title: t('column.email') },
        {
          accessor: 'role',
          title: t('column.role'),
          render: ({ role = 'member' }) => t(`common:role.${role}`),
        },
        { accessor: 'tags', title: t('column.tags'), render: ({ tags = [] }) => tags.join(' ') },
        {
          accessor: 'problem',
          title: t('several.look'),
          render: ({ problem }) => (
            <Text size="sm" c={problem ? 'red' : 'green'} fw={problem ? 600 : 400}>
              {problem ? t(`several.problem.${problem}`) : t('several.good')}
            </Text>
          ),
        },
      ]}
    />
  );
}
