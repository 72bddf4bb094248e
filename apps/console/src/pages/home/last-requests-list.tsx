import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Answered, DataList } from '../../lists/data-list';
import { useListState } from '../../lists/use-list-state';

import { useOwnRecordColumns } from '../../usage/own-records/own-record-columns';
import type { OwnRecord } from '../../usage/own-records/use-own-records';

/** A file of its own, because the table of the kit is larger than all else of the first page, which has no request to show. */
export function LastRequestsList({ answer }: { readonly answer: Answered<OwnRecord> }): ReactElement {
  const { t } = useTranslation('home');
  return (
    <DataList
      label={t('last.title')}
      answer={answer}
      list={useListState()}
      columns={useOwnRecordColumns(true)}
      idOf={({ requestId }) => requestId}
      empty={{ title: t('last.empty'), hint: t('last.emptyHint') }}
    />
  );
}
