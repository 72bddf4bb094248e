import { Group, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import { type ComponentType, type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BarsTable } from './bars-table';
import type { ChartBarsProps } from './chart-data';
import classes from './charts.module.css';

// Fetched while the figures are asked for. Where it cannot be loaded, as while the relay is away, the table says the same, and the page stays.
let Drawing: ComponentType<ChartBarsProps> | undefined;
const loading = import('./bars-drawing').then(
  (module) => void (Drawing = module.default),
  () => void (Drawing = BarsTable),
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
      <div className={classes.place}>{form === 'table' ? <BarsTable {...props} /> : <BarsDrawing {...props} />}</div>
    </Stack>
  );
}

/** Without `lazy`, which shows its fallback for 300 ms, also where there is nothing to wait for any more. */
function BarsDrawing(props: ChartBarsProps): ReactElement {
  const [isLoaded, setIsLoaded] = useState(Drawing !== undefined);
  useEffect(() => void loading.then(() => setIsLoaded(true)), []);
  return isLoaded && Drawing ? <Drawing {...props} /> : <Skeleton h="100%" />;
}
