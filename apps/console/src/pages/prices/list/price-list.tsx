import { keepPreviousData } from '@tanstack/react-query';
import { Switch } from '@mantine/core';
import type { paths } from '@app/admin-client';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../../api/control-plane';
import { ChoiceFilter } from '../../../components/filters/choice-filter';
import { platforms } from '../../../components/platform-name/platforms';
import { usePlatformName } from '../../../components/platform-name/use-platform-name';
import { DataList } from '../../../lists/data-list';
import { oneOf } from '../../../lists/one-of';
import { SearchField } from '../../../lists/search-field';
import { useListState } from '../../../lists/use-list-state';
import { listedSources } from '../price-words';
import { usePriceColumns } from './use-price-columns';
import { ROWS_OF_A_PAGE } from '../../../lists/rows-of-a-page';

type Query = NonNullable<paths['/admin/prices']['get']['parameters']['query']>;

const fields = ['platform', 'model', 'displayName', 'from', 'source', 'standing', 'input', 'output'] as const;
const orders: readonly NonNullable<Query['sort']>[] = [...fields, ...fields.map((field) => `-${field}` as const)];

/** What holds and what will; on demand what is past or replaced as well. */
export function PriceList(): ReactElement {
  const { t } = useTranslation('prices');
  const platformName = usePlatformName();
  const list = useListState('model');
  const platform = oneOf(platforms, list.filter('platform'));
  const source = oneOf(listedSources, list.filter('source'));
  const all = list.filter('all') === 'true';
  const answer = controlPlane.useQuery(
    'get',
    '/admin/prices',
    {
      params: {
        query: {
          limit: ROWS_OF_A_PAGE,
          sort: oneOf(orders, list.sort) ?? 'model',
          ...(list.search === '' ? {} : { search: list.search }),
          ...(platform ? { platform } : {}),
          ...(source ? { source } : {}),
          ...(all ? { all } : {}),
          ...(list.cursor === undefined ? {} : { cursor: list.cursor }),
        },
      },
    },
    { placeholderData: keepPreviousData },
  );
  return (
    <DataList
      label={t('title')}
      answer={answer}
      list={list}
      columns={usePriceColumns()}
      idOf={({ id }) => id}
      empty={{ title: t('empty.title'), hint: t('empty.hint') }}
      toolbar={
        <>
          <SearchField list={list} label={t('search')} />
          <ChoiceFilter
            list={list}
            name="platform"
            label={t('field.platform')}
            placeholder={t('anyPlatform')}
            choices={platforms.map((value) => ({ value, label: platformName(value) }))}
            w="13rem"
          />
          <ChoiceFilter
            list={list}
            name="source"
            label={t('field.source')}
            placeholder={t('anySource')}
            choices={listedSources.map((value) => ({ value, label: t(`source.${value}`) }))}
            w="13rem"
          />
          <Switch
            label={t('allDates')}
            checked={all}
            onChange={({ currentTarget }) => list.change({ all: currentTarget.checked ? 'true' : undefined })}
          />
        </>
      }
    />
  );
}
