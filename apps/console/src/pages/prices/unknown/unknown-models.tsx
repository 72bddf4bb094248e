import { keepPreviousData } from '@tanstack/react-query';
import { Alert, Anchor, Badge, Stack, Text } from '@mantine/core';
import type { components, paths } from '@app/admin-client';
import type { DataTableColumn } from 'mantine-datatable';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { ChoiceFilter } from '../../../components/filters/choice-filter';
import { Count } from '../../../components/figures';
import { Moment } from '../../../components/moment';
import { PlatformName } from '../../../components/platform-name/platform-name';
import { DataList } from '../../../lists/data-list';
import { oneOf } from '../../../lists/one-of';
import { SearchField } from '../../../lists/search-field';
import { useListState } from '../../../lists/use-list-state';
import { usePermission } from '../../../session/use-profile';
import { newPriceAddress } from '../price-words';
import { ROWS_OF_A_PAGE } from '../../../lists/rows-of-a-page';

type UnpricedModel = components['schemas']['UnpricedModelView'];
type Query = NonNullable<paths['/admin/prices/unknown']['get']['parameters']['query']>;

const fields = ['requests', 'tokens', 'lastAt', 'model', 'platform'] as const;
const orders: readonly NonNullable<Query['sort']>[] = [...fields, ...fields.map((field) => `-${field}` as const)];

/** What was used without a price in the last thirty days, by the name that needs one. */
export function UnknownModels(): ReactElement {
  const { t } = useTranslation('prices');
  const list = useListState('-requests');
  const hasPrice = list.filter('hasPrice');
  const answer = controlPlane.useQuery(
    'get',
    '/admin/prices/unknown',
    {
      params: {
        query: {
          limit: ROWS_OF_A_PAGE,
          sort: oneOf(orders, list.sort) ?? '-requests',
          ...(list.search === '' ? {} : { search: list.search }),
          ...(hasPrice === undefined ? {} : { hasPrice: hasPrice === 'true' }),
          ...(list.cursor === undefined ? {} : { cursor: list.cursor }),
        },
      },
    },
    { placeholderData: keepPreviousData },
  );
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('unknown.description')}
      </Text>
      {answer.data?.isComplete === false ? <Alert color="blue">{t('unknown.incomplete')}</Alert> : null}
      <DataList
        label={t('tab.unknown')}
        answer={answer}
        list={list}
        columns={useColumns()}
        idOf={({ platform, model }) => `${platform} ${model}`}
        empty={{ title: t('unknown.empty'), hint: t('unknown.emptyHint') }}
        toolbar={
          <>
            <SearchField list={list} label={t('search')} />
            <ChoiceFilter
              list={list}
              name="hasPrice"
              label={t('unknown.state')}
              placeholder={t('unknown.anyState')}
              choices={[
                { value: 'false', label: t('unknown.noPrice') },
                { value: 'true', label: t('unknown.hasPrice') },
              ]}
              w="16rem"
            />
          </>
        }
      />
    </Stack>
  );
}

function useColumns(): DataTableColumn<UnpricedModel>[] {
  const { t } = useTranslation('prices');
  const maySetPrices = usePermission('prices.write');
  const mayReprice = usePermission('usage.write');
  const repricingOf = ({ platform, model }: UnpricedModel): string =>
    `/prices/repricings/new?${new URLSearchParams({ platform, model, onlyUnpriced: 'true' }).toString()}`;
  return [
    { accessor: 'model', title: t('field.model'), sortable: true },
    {
      accessor: 'platform',
      title: t('field.platform'),
      sortable: true,
      render: ({ platform }) => <PlatformName platform={platform} />,
    },
    {
      accessor: 'requests',
      title: t('unknown.requests'),
      sortable: true,
      textAlign: 'right',
      render: ({ requests }) => <Count value={requests} />,
    },
    {
      accessor: 'tokens',
      title: t('unknown.tokens'),
      sortable: true,
      textAlign: 'right',
      render: ({ tokens }) => <Count value={tokens} short />,
    },
    {
      accessor: 'lastAt',
      title: t('unknown.last'),
      sortable: true,
      render: ({ lastAt }) => <Moment at={lastAt} relative />,
    },
    {
      accessor: 'hasPrice',
      title: t('unknown.state'),
      render: ({ hasPrice }) => (
        <Badge variant="light" color={hasPrice ? 'blue' : 'orange'} tt="none" miw="max-content">
          {hasPrice ? t('unknown.hasPrice') : t('unknown.noPrice')}
        </Badge>
      ),
    },
    {
      accessor: 'action',
      title: t('unknown.todo'),
      noWrap: true,
      render: (row) =>
        row.hasPrice ? (
          mayReprice ? (
            <Anchor component={Link} to={repricingOf(row)} size="sm">
              {t('repricing.begin')}
            </Anchor>
          ) : null
        ) : maySetPrices ? (
          <Anchor component={Link} to={newPriceAddress(row)} size="sm">
            {t('set')}
          </Anchor>
        ) : null,
    },
  ];
}
