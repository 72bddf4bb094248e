import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceFilter } from '../../../components/filters/choice-filter';
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
  const { t } = useTranslation(['own-usage', 'usage-explorer']);
  return (
    <>
      <PeriodPicker period={period} mostDaysBack={MOST_DAYS_BACK} />
      <OwnKeyFilter list={list} />
      <OwnModelFilter list={list} period={period} />
      <ChoiceFilter
        list={list}
        name="outcome"
        label={t('usage-explorer:filter.outcome')}
        placeholder={t('anyOutcome')}
        choices={outcomes.map((value) => ({ value, label: t(`usage-explorer:outcome.${value}`) }))}
        w="11rem"
      />
      <ChoiceFilter
        list={list}
        name="client"
        label={t('usage-explorer:by.client')}
        placeholder={t('anyClient')}
        choices={clients.map((value) => ({ value, label: clientName(value) }))}
        w="10rem"
      />
      <SearchField list={list} label={t('requestId')} />
    </>
  );
}
