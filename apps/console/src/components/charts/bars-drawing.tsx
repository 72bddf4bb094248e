import { BarChart } from '@mantine/charts';
import '@mantine/charts/styles.css';
import type { ReactElement } from 'react';
import classes from './charts.module.css';
import { chartColourOf } from './chart-colours';
import { type ChartBarsProps, valueAt } from './chart-data';

/** Loaded when a page first draws one: the library is larger than all that the first page needs. */
export default function BarsDrawing(props: ChartBarsProps): ReactElement {
  const { bars, series, hasRest = false, formatValue, formatMark } = props;
  // The library reads dots in the names of series as paths, and names of models have dots.
  const nameOf = (place: number): string => `series${place}`;
  const data = bars.map((bar) => ({
    label: bar.label,
    ...Object.fromEntries(series.map(({ id }, place) => [nameOf(place), Number(valueAt(bar, id))])),
  }));
  return (
    <div role="img" aria-label={props.label} className={classes.drawing}>
      <BarChart
        h="100%"
        type="stacked"
        data={data}
        dataKey="label"
        series={series.map(({ label }, place) => ({
          name: nameOf(place),
          label,
          color: chartColourOf(place, hasRest && place === series.length - 1),
        }))}
        accessibilityLayer={false}
        withLegend={series.length > 1}
        valueFormatter={formatValue}
        yAxisProps={{ width: 72, tickFormatter: formatMark ?? formatValue }}
        xAxisProps={{ minTickGap: 24 }}
        maxBarWidth={48}
        barChartProps={{ margin: { right: 8 } }}
        gridAxis="x"
      />
    </div>
  );
}
