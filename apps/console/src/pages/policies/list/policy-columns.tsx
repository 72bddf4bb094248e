import { Stack, Text } from '@mantine/core';
import type { DataTableColumn } from 'mantine-datatable';
import { useTranslation } from 'react-i18next';
import { Count } from '../../../components/figures';
import { Moment } from '../../../components/moment';
import { TextLink } from '../../../components/text-link';
import { LimitsInShort } from '../../../keys/limits-in-short';
import type { Policy } from '../policy-values';

export function usePolicyColumns(): DataTableColumn<Policy>[] {
  const { t } = useTranslation(['policies', 'common', 'key-form']);
  return [
    {
      accessor: 'name',
      title: t('column.name'),
      sortable: true,
      render: ({ id, name, description }) => (
        <Stack gap={0} miw="14rem">
          <TextLink to={`/policies/${id}`}>{name}</TextLink>
          {description === undefined ? null : (
            <Text size="xs" c="dimmed" lineClamp={2} maw="20rem">
              {description}
            </Text>
          )}
        </Stack>
      ),
    },
    {
      accessor: 'roles',
      title: t('column.forWhom'),
      render: ({ roles = [], groupIds = [] }) =>
        [
          ...roles.map((role) => t(`common:role.${role}`)),
          ...(groupIds.length === 0 ? [] : [t('ofGroups', { count: groupIds.length })]),
        ].join(', '),
    },
    {
      accessor: 'personCount',
      title: t('column.people'),
      sortable: true,
      textAlign: 'right',
      render: ({ personCount }) => <Count value={personCount} />,
    },
    {
      accessor: 'maxKeys',
      title: t('column.maxKeys'),
      sortable: true,
      textAlign: 'right',
      render: ({ maxKeys }) => <Count value={maxKeys} />,
    },
    {
      accessor: 'permissions',
      title: t('column.permissions'),
      render: ({ permissions }) =>
        permissions?.map((permission) => t(`key-form:permissions.${permission}`)).join(', ') ?? t('all'),
    },
    {
      accessor: 'maxLimits',
      title: t('column.limits'),
      render: ({ maxLimits }) => <LimitsInShort limits={maxLimits} />,
    },
    {
      accessor: 'maxLifetimeDays',
      title: t('column.lifetime'),
      textAlign: 'right',
      noWrap: true,
      render: ({ maxLifetimeDays }) =>
        maxLifetimeDays === undefined ? t('noBound') : t('days', { count: maxLifetimeDays }),
    },
    {
      accessor: 'createdAt',
      title: t('column.created'),
      sortable: true,
      render: ({ createdAt }) => <Moment at={createdAt} relative />,
    },
  ];
}
