import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { usePeriod } from '../../../components/period-picker/use-period';
import { DataList } from '../../../lists/data-list';
import { useListState } from '../../../lists/use-list-state';
import { useOwnRecordColumns } from '../../../usage/own-records/own-record-columns';
import { OwnRecordFilters } from './own-record-filters';
import { ownRecordFilters, ownRecordQuery } from '../../../usage/own-records/own-record-query';
import { useOwnRecords } from '../../../usage/own-records/use-own-records';

/** My requests, one by one. */
export function OwnRecordsTab(): ReactElement {
  const { t } = useTranslation(['own-usage', 'usage-explorer']);
  const period = usePeriod();
  const list = useListState('-endedAt');
  const sort = list.sort === 'endedAt' ? 'endedAt' : '-endedAt';
  const answer = useOwnRecords(ownRecordQuery(list, period), sort, list.cursor);
  return (
    <DataList
      label={t('tab.records')}
      answer={answer}
      list={{
        ...list,
        sort,
        isNarrowed: ownRecordFilters.some((name) => list.filter(name) !== undefined),
        clear: () => list.change(Object.fromEntries(ownRecordFilters.map((name) => [name, undefined]))),
      }}
      columns={useOwnRecordColumns()}
      idOf={({ requestId }) => requestId}
      empty={{ title: t('usage-explorer:empty.title'), hint: t('usage-explorer:empty.hint') }}
      toolbar={<OwnRecordFilters list={list} period={period} />}
    />
  );
}
