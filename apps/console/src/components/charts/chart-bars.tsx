import { Group, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import { type ComponentType, type ReactElement, Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BarsTable } from './bars-table';
import type { ChartBarsProps } from './chart-data';
import classes from './charts.module.css';

// Where the drawing cannot be loaded, as while the relay is away, the table says the same, and the page stays.
const BarsDrawing = lazy<ComponentType<ChartBarsProps>>(() =>
  import('./bars-drawing').catch(() => ({ default: BarsTable })),
);

/** Stacked bars side by side, mostly over time; as a table for those who would rather read, or hear, the figures. */
export function ChartBars(props: ChartBarsProps): ReactElement {
  const { t } = useTranslation('charts');
  const [form, setForm] = useState('drawing');
  return (
    <Stack gap="xs" component="figure" m={0}>
      <Group justify="space-between" gap="xs">
        <Text component="figcaption" fw={600}>
          {props.label}
        </Text>
        <SegmentedControl
          size="xs"
          aria-label={t('form')}
          value={form}
          onChange={setForm}
          data={[
            { value: 'drawing', label: t('drawing') },
            { value: 'table', label: t('table') },
          ]}
        />
      </Group>
      <div className={classes.place}>
        {form === 'table' ? (
          <BarsTable {...props} />
        ) : (
          <Suspense fallback={<Skeleton h="100%" />}>
            <BarsDrawing {...props} />
          </Suspense>
        )}
      </div>
    </Stack>
  );
}
