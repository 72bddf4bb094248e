import { CategoryScale, Chart, Filler, LineController, LineElement, LinearScale, PointElement } from 'chart.js';
import type { ReactElement } from 'react';
import { Line } from 'react-chartjs-2';
import { useChartLook } from '../../../components/charts/chart-look';

Chart.register(LineController, LineElement, PointElement, CategoryScale, LinearScale, Filler);

export interface SparkProps {
  readonly data: (number | null)[];
}

const hidden = { display: false };

/** Loaded when it is first drawn: the library is larger than all else on the page. */
export default function Spark({ data }: SparkProps): ReactElement {
  const { colourOf } = useChartLook();
  const colour = colourOf('blue.6');
  return (
    <Line
      aria-hidden
      data={{
        labels: data.map((_, place) => place),
        datasets: [{ data, borderColor: colour, backgroundColor: `${colour}40`, borderWidth: 1.5, fill: true }],
      }}
      options={{
        ...{ animation: false, maintainAspectRatio: false, events: [] },
        scales: { x: hidden, y: { ...hidden, beginAtZero: true } },
        elements: { point: { radius: 0 } },
      }}
    />
  );
}
