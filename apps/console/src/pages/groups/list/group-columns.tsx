import { Stack, Text } from '@mantine/core';
import type { DataTableColumn } from 'mantine-datatable';
import { useTranslation } from 'react-i18next';
import { Count } from '../../../components/figures';
import { Moment } from '../../../components/moment';
import { TextLink } from '../../../components/text-link';
import type { AccountGroup } from '../group';

export function useGroupColumns(): DataTableColumn<AccountGroup>[] {
  const { t } = useTranslation('groups');
  return [
    {
      accessor: 'name',
      title: t('column.name'),
      sortable: true,
      render: ({ id, name, description }) => (
        <Stack gap={2} maw="26rem">
          <TextLink to={`/groups/${id}`} truncate>
            {name}
          </TextLink>
          {description === undefined ? null : (
            <Text size="xs" c="dimmed" lineClamp={2}>
              {description}
            </Text>
          )}
        </Stack>
      ),
    },
    {
      accessor: 'strategy',
      title: t('column.strategy'),
      sortable: true,
      render: ({ strategy }) => t(`strategy.${strategy}.name`),
    },
    ...(['accountCount', 'memberCount', 'keyCount'] as const).map((accessor): DataTableColumn<AccountGroup> => ({
      ...{ accessor, title: t(`column.${accessor}`), sortable: true, textAlign: 'right' },
      render: (group) => <Count value={group[accessor]} />,
    })),
    {
      accessor: 'createdAt',
      title: t('column.created'),
      sortable: true,
      render: ({ createdAt }) => <Moment at={createdAt} relative />,
    },
  ];
}
