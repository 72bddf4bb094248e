import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { PeriodPicker } from '../../../components/period-picker/period-picker';
import { usePeriod } from '../../../components/period-picker/use-period';
import { DataList } from '../../../lists/data-list';
import { AddFilter } from '../../../usage/filters/add-filter';
import { FilterChips } from '../../../usage/filters/filter-chips';
import { recordFilters } from '../../../usage/filters/filter-names';
import { useExplorerState } from '../../../usage/use-explorer-state';
import { recordsQuestion } from '../../../usage/records/records-question';
import { useRecordColumns } from './use-record-columns';
import { useRecords } from '../../../usage/records/use-records';

/** Single requests, by all filters at once. */
export function RecordsTab(): ReactElement {
  const { t } = useTranslation('usage-explorer');
  const period = usePeriod();
  const list = useExplorerState('-endedAt');
  const sort = list.sort === 'endedAt' ? 'endedAt' : '-endedAt';
  const answer = useRecords(recordsQuestion(list.filters, period), sort, list.cursor);
  return (
    <DataList
      label={t('tab.records')}
      answer={answer}
      list={{ ...list, sort }}
      columns={useRecordColumns()}
      idOf={({ requestId }) => requestId}
      empty={{ title: t('empty.title'), hint: t('empty.hint') }}
      toolbar={
        <>
          <PeriodPicker period={period} mostDaysBack={800} />
          <AddFilter list={list} names={recordFilters} />
          <FilterChips list={list} names={recordFilters} />
        </>
      }
    />
  );
}
