import { Alert, Button, Group, Select, Stack, Switch, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { PeriodPicker } from '../../../components/period-picker/period-picker';
import { DataList } from '../../../lists/data-list';
import { AddFilter } from '../../../usage/filters/add-filter';
import { FilterChips } from '../../../usage/filters/filter-chips';
import { sumFilters } from '../../../usage/filters/filter-names';
import { Figures } from '../../../usage/sums/figures';
import { SumsChart } from './sums-chart';
import { useSumColumns } from '../../../usage/sums/use-sum-columns';
import { useSums, useSumsAnswer } from '../../../usage/sums/use-sums';

/** Who or what used how much, over time and in all. */
export function SumsTab(): ReactElement {
  const { t } = useTranslation('usage-explorer');
  const sums = useSums();
  const { list, by, allowed, isCompared } = sums;
  const answer = useSumsAnswer(sums);
  const columns = useSumColumns(sums, answer);
  return (
    <Stack gap="lg">
      <Group gap="sm">
        <PeriodPicker period={sums.period} mostDaysBack={800} />
        <Select
          aria-label={t('by.label')}
          w="12rem"
          data={allowed.map((value) => ({ value, label: t('by.option', { by: t(`by.${value}`).toLowerCase() }) }))}
          value={by}
          onChange={(value) => list.change({ by: value ?? undefined, sort: undefined })}
          allowDeselect={false}
        />
        <AddFilter list={list} names={sumFilters} replaces={sumFilters} />
        <FilterChips list={list} names={sumFilters} />
        <Switch
          label={t('compare')}
          checked={isCompared}
          onChange={({ currentTarget }) => list.change({ compare: currentTarget.checked ? undefined : 'none' })}
        />
      </Group>
      {sums.hasMoreFilters ? (
        <Alert icon={<IconInfoCircle aria-hidden />} color="blue">
          <Group gap="sm">
            <Text size="sm">{t('oneFilter')}</Text>
            <Button size="xs" variant="default" onClick={() => list.change({ tab: 'records', by: undefined })}>
              {t('tab.records')}
            </Button>
          </Group>
        </Alert>
      ) : null}
      <Figures
        sums={answer.data}
        metric={sums.metric}
        onMetric={(metric) =>
          sums.list.change({ metric: metric === 'cost' ? undefined : metric, cursor: sums.list.cursor })
        }
      />
      <SumsChart sums={sums} />
      <DataList
        label={t('sumsLabel', { by: t(`by.${by}`).toLowerCase() })}
        answer={{ ...answer, data: answer.data && { ...answer.data, total: undefined } }}
        list={list}
        columns={columns}
        idOf={({ id }) => id}
        empty={{ title: t('empty.title'), hint: t('empty.hint') }}
      />
    </Stack>
  );
}
