import { Select } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { PeriodPicker } from '../../../components/period-picker/period-picker';
import type { ChosenPeriod } from '../../../components/period-picker/use-period';
import { clientName } from '../../../keys/client-name';
import { SearchField } from '../../../lists/search-field';
import type { ListState } from '../../../lists/use-list-state';
import { clients, outcomes } from '../../../usage/filters/filter-names';
import { OwnKeyFilter } from '../own-key-filter';
import { OwnModelFilter } from './own-model-filter';

const MOST_DAYS_BACK = 800;

/** What my records can be narrowed to. */
export function OwnRecordFilters({
  list,
  period,
}: {
  readonly list: ListState;
  readonly period: ChosenPeriod;
}): ReactElement {
  const { t } = useTranslation(['own-usage', 'usage-explorer', 'common']);
  const clear = { 'aria-label': t('common:action.clear') };
  return (
    <>
      <PeriodPicker period={period} mostDaysBack={MOST_DAYS_BACK} />
      <OwnKeyFilter list={list} />
      <OwnModelFilter list={list} period={period} />
      <Select
        w="11rem"
        clearable
        clearButtonProps={clear}
        aria-label={t('usage-explorer:filter.outcome')}
        placeholder={t('anyOutcome')}
        data={outcomes.map((value) => ({ value, label: t(`usage-explorer:outcome.${value}`) }))}
        value={list.filter('outcome') ?? null}
        onChange={(outcome) => list.change({ outcome: outcome ?? undefined })}
      />
      <Select
        w="10rem"
        clearable
        clearButtonProps={clear}
        aria-label={t('usage-explorer:by.client')}
        placeholder={t('anyClient')}
        data={clients.map((value) => ({ value, label: clientName(value) }))}
        value={list.filter('client') ?? null}
        onChange={(client) => list.change({ client: client ?? undefined })}
      />
      <SearchField list={list} label={t('requestId')} />
    </>
  );
}
