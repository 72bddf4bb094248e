import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../../components/page';
import { PeriodPicker } from '../../../components/period-picker/period-picker';
import { usePeriod } from '../../../components/period-picker/use-period';
import { DataList } from '../../../lists/data-list';
import { usePermission } from '../../../session/use-profile';
import { AddFilter } from '../../../usage/filters/add-filter';
import { FilterChips } from '../../../usage/filters/filter-chips';
import { recordFilters } from '../../../usage/filters/filter-names';
import { recordsQuestion } from '../../../usage/records/records-question';
import { useRecords } from '../../../usage/records/use-records';
import { useExplorerState } from '../../../usage/use-explorer-state';
import { NotForMembers } from '../not-for-members';
import { RequestIdSearch } from './request-id-search';
import { useRequestColumns } from './use-request-columns';

/** Requests that reached an upstream, newest first. */
export function Component(): ReactElement {
  const { t } = useTranslation('requests');
  const mayRead = usePermission('usage.read');
  return (
    <Page title={t('title')} description={t('description')}>
      {mayRead ? <Requests /> : <NotForMembers />}
    </Page>
  );
}

function Requests(): ReactElement {
  const { t } = useTranslation('requests');
  const period = usePeriod();
  const list = useExplorerState('-endedAt');
  const sort = list.sort === 'endedAt' ? 'endedAt' : '-endedAt';
  const answer = useRecords(recordsQuestion(list.filters, period), sort, list.cursor);
  return (
    <DataList
      label={t('title')}
      answer={answer}
      list={{ ...list, sort }}
      columns={useRequestColumns()}
      idOf={({ requestId }) => requestId}
      empty={{ title: t('empty.title'), hint: t('empty.hint') }}
      toolbar={
        <>
          <RequestIdSearch />
          <PeriodPicker period={period} />
          <AddFilter list={list} names={recordFilters} />
          <FilterChips list={list} names={recordFilters} />
        </>
      }
    />
  );
}
