import { keepPreviousData } from '@tanstack/react-query';
import { Anchor } from '@mantine/core';
import type { paths } from '@app/admin-client';
import type { DataTableColumn } from 'mantine-datatable';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { ChoiceFilter } from '../../../components/filters/choice-filter';
import { Count, Dollars } from '../../../components/figures';
import { Moment } from '../../../components/moment';
import { DataList } from '../../../lists/data-list';
import { oneOf } from '../../../lists/one-of';
import { SearchField } from '../../../lists/search-field';
import { useListState } from '../../../lists/use-list-state';
import type { Repricing } from './repricing';
import { RepricingState } from './repricing-state';
import { useScopeText } from './use-scope-text';
import { ROWS_OF_A_PAGE } from '../../../lists/rows-of-a-page';

type Query = NonNullable<paths['/admin/usage/repricings']['get']['parameters']['query']>;

const fields = ['createdAt', 'endedAt', 'state', 'from', 'to'] as const;
const orders: readonly NonNullable<Query['sort']>[] = [...fields, ...fields.map((field) => `-${field}` as const)];
const states = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;

/** Previews and what was done in earnest, the newest first. */
export function RepricingList(): ReactElement {
  const { t } = useTranslation('prices');
  const list = useListState('-createdAt');
  const state = oneOf(states, list.filter('state'));
  const kind = list.filter('apply');
  const answer = controlPlane.useQuery(
    'get',
    '/admin/usage/repricings',
    {
      params: {
        query: {
          limit: ROWS_OF_A_PAGE,
          sort: oneOf(orders, list.sort) ?? '-createdAt',
          ...(list.search === '' ? {} : { search: list.search }),
          ...(state ? { state } : {}),
          ...(kind === undefined ? {} : { apply: kind === 'true' }),
          ...(list.cursor === undefined ? {} : { cursor: list.cursor }),
        },
      },
    },
    { placeholderData: keepPreviousData },
  );
  return (
    <DataList
      label={t('tab.repricings')}
      answer={answer}
      list={list}
      columns={useColumns()}
      idOf={({ id }) => id}
      empty={{ title: t('repricing.empty'), hint: t('repricing.emptyHint') }}
      toolbar={
        <>
          <SearchField list={list} label={t('repricing.search')} />
          <ChoiceFilter
            list={list}
            name="apply"
            label={t('repricing.kindLabel')}
            placeholder={t('repricing.anyKind')}
            choices={(['false', 'true'] as const).map((value) => ({ value, label: t(`repricing.kind.${value}`) }))}
            w="12rem"
          />
          <ChoiceFilter
            list={list}
            name="state"
            label={t('repricing.stateLabel')}
            placeholder={t('repricing.anyState')}
            choices={states.map((value) => ({ value, label: t(`repricing.state.${value}`) }))}
            w="12rem"
          />
        </>
      }
    />
  );
}

function useColumns(): DataTableColumn<Repricing>[] {
  const { t } = useTranslation('prices');
  const scope = useScopeText();
  return [
    {
      accessor: 'createdAt',
      title: t('repricing.begun'),
      sortable: true,
      noWrap: true,
      render: ({ id, createdAt }) => (
        <Anchor component={Link} to={`/prices/repricings/${id}`} size="sm">
          <Moment at={createdAt} />
        </Anchor>
      ),
    },
    {
      accessor: 'apply',
      title: t('repricing.kindLabel'),
      render: ({ apply }) => t(`repricing.kind.${apply ? 'true' : 'false'}`),
    },
    {
      accessor: 'state',
      title: t('repricing.stateLabel'),
      sortable: true,
      render: ({ state }) => <RepricingState state={state} />,
    },
    { accessor: 'scope', title: t('repricing.scope'), render: scope },
    {
      accessor: 'from',
      title: t('field.from'),
      sortable: true,
      noWrap: true,
      render: ({ from }) => <Moment at={from} />,
    },
    {
      accessor: 'to',
      title: t('repricing.before'),
      sortable: true,
      noWrap: true,
      render: ({ to }) => <Moment at={to} />,
    },
    {
      accessor: 'changed',
      title: t('repricing.changed'),
      textAlign: 'right',
      render: ({ total }) => <Count value={total.changedRecords} />,
    },
    {
      accessor: 'difference',
      title: t('repricing.difference'),
      textAlign: 'right',
      render: ({ total }) => <Dollars value={total.differenceUsd} />,
    },
  ];
}
