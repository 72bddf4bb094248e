import { BarController, BarElement, CategoryScale, Chart, Legend, LinearScale, Tooltip } from 'chart.js';
import type { ReactElement } from 'react';
import { Bar } from 'react-chartjs-2';
import { barsConfiguration } from './bars-configuration';
import type { ChartBarsProps } from './chart-data';
import { useChartLook } from './chart-look';
import classes from './charts.module.css';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Legend, Tooltip);

/** Loaded beside the pages that draw: the first page has no use for the library. */
export default function BarsDrawing(props: ChartBarsProps): ReactElement {
  const look = useChartLook();
  return (
    <div className={classes.drawing}>
      <Bar {...barsConfiguration(props, look)} aria-label={props.label} />
    </div>
  );
}
