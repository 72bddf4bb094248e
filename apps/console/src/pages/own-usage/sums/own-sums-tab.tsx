import { SegmentedControl, Stack, Switch } from '@mantine/core';
import type { components } from '@app/admin-client';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { PeriodPicker } from '../../../components/period-picker/period-picker';
import { type Answered, DataList } from '../../../lists/data-list';
import { OwnKeyFilter } from '../own-key-filter';
import classes from '../own-usage.module.css';
import { Figures } from '../../../usage/sums/figures';
import { divisionsFor } from './own-sums';
import { OwnSumsChart } from './own-sums-chart';
import { useOwnSumColumns } from './use-own-sum-columns';
import { type OwnSumsAnswer, useOwnSums, useOwnSumsAnswer } from './use-own-sums';

const MOST_DAYS_BACK = 365;

/** My tokens and cost, over time or divided by model, key or client. */
export function OwnSumsTab(): ReactElement {
  const { t } = useTranslation(['own-usage', 'usage-explorer']);
  const sums = useOwnSums();
  const { list, division, keyId, isCompared } = sums;
  const answer = useOwnSumsAnswer(sums);
  const isNarrowed = keyId !== undefined;
  return (
    <Stack gap="lg">
      <div className={classes.controls}>
        <PeriodPicker period={sums.period} mostDaysBack={MOST_DAYS_BACK} />
        <SegmentedControl
          classNames={{ root: classes.division ?? '', label: classes.divisionName ?? '' }}
          aria-label={t('usage-explorer:by.label')}
          data={divisionsFor(keyId).map((value) => ({ value, label: t(`division.${value}`) }))}
          value={division}
          onChange={(by) => list.change({ by: by === 'time' ? undefined : by, sort: undefined })}
        />
        <OwnKeyFilter list={list} />
        <Switch
          label={t('usage-explorer:compare')}
          checked={isCompared}
          onChange={({ currentTarget }) => list.change({ compare: currentTarget.checked ? undefined : 'none' })}
        />
      </div>
      <Figures
        sums={answer.data}
        metric={sums.metric}
        onMetric={(metric) => sums.list.change({ metric: metric === 'cost' ? undefined : metric })}
      />
      <OwnSumsChart sums={sums} answer={answer} />
      <DataList
        label={t('table', { division: t(`division.${division}`) })}
        answer={rowsOf(answer)}
        list={{ ...list, isNarrowed, clear: () => list.change({ keyId: undefined }) }}
        columns={useOwnSumColumns(sums, answer)}
        idOf={({ id }) => id}
        empty={{ title: t('usage-explorer:empty.title'), hint: t('usage-explorer:empty.hint') }}
      />
    </Stack>
  );
}

/** Its `total` is no count of rows. */
function rowsOf({
  data,
  error,
  isPending,
  isFetching,
  refetch,
}: OwnSumsAnswer): Answered<components['schemas']['UsageRow']> {
  return { data: data && { items: data.items, nextCursor: data.nextCursor }, error, isPending, isFetching, refetch };
}
