import { Badge, Stack, Text } from '@mantine/core';
import type { components } from '@app/admin-client';
import type { DataTableColumn } from 'mantine-datatable';
import { useTranslation } from 'react-i18next';
import { useWindowName } from '../../../accounts/state/use-window-name';
import { Moment } from '../../../components/moment';
import { TextLink } from '../../../components/text-link';
import { useFormat } from '../../../format/use-format';
import { oneOf } from '../../../lists/one-of';

export type Shortage = components['schemas']['ShortageView'];

const fields = ['runsOutAt', 'resetsAt', 'utilization', 'name', 'subject', 'limit'] as const;
export const shortageOrders = [...fields, ...fields.map((field) => `-${field}` as const)] as const;

const budgets = ['daily-cost', 'weekly-cost', 'monthly-cost', 'total-cost'] as const;
const pageOf = { account: '/accounts', key: '/all-keys', user: '/people' } as const;

export function useShortageColumns(): DataTableColumn<Shortage>[] {
  const { t } = useTranslation('usage-explorer');
  const format = useFormat();
  const windowName = useWindowName();
  return [
    {
      accessor: 'name',
      title: t('shortage.of'),
      sortable: true,
      render: ({ subject, id, name }) => <TextLink to={`${pageOf[subject]}/${id}`}>{name}</TextLink>,
    },
    {
      accessor: 'subject',
      title: t('shortage.subject'),
      sortable: true,
      render: ({ subject }) => t(`subject.${subject}`),
    },
    {
      accessor: 'limit',
      title: t('shortage.limit'),
      sortable: true,
      render: ({ limit, family }) => {
        const budget = oneOf(budgets, limit);
        return (
          <Stack gap={0}>
            <Text size="sm">
              {budget ? t(`limit.${budget}`) : t('limit.window', { window: windowName({ name: limit }) })}
            </Text>
            {family === undefined ? null : <div className="dimmed small">{t('limit.family', { family })}</div>}
          </Stack>
        );
      },
    },
    {
      accessor: 'utilization',
      title: t('shortage.utilization'),
      sortable: true,
      textAlign: 'right',
      render: ({ utilization }) => (utilization === null ? '–' : format.share(utilization)),
    },
    {
      accessor: 'runsOutAt',
      title: t('shortage.runsOutAt'),
      sortable: true,
      noWrap: true,
      render: ({ isUsedUp, runsOutAt }) =>
        isUsedUp ? (
          <Badge color="red" variant="light" tt="none" miw="max-content">
            {t('shortage.usedUp')}
          </Badge>
        ) : (
          <Moment at={runsOutAt} relative />
        ),
    },
    {
      accessor: 'resetsAt',
      title: t('shortage.resetsAt'),
      sortable: true,
      noWrap: true,
      render: ({ resetsAt }) => (resetsAt === null ? t('shortage.never') : <Moment at={resetsAt} relative />),
    },
  ];
}
