import type { ChartData, ChartOptions } from 'chart.js';
import { chartColourOf } from './chart-colours';
import { type ChartBarsProps, valueAt } from './chart-data';
import type { ChartLook } from './chart-look';

const TEXT_SIZE = 12;
const WIDEST_BAR = 48;
const MOST_MARKS = 6;
const BETWEEN_LABELS = 24;

/** What the library is told to draw; it measures with numbers, and says every value as it was given. */
export function barsConfiguration(
  { bars, series, hasRest = false, formatValue, formatMark }: ChartBarsProps,
  look: ChartLook,
): { readonly data: ChartData<'bar'>; readonly options: ChartOptions<'bar'> } {
  const font = { ...look.font, size: TEXT_SIZE };
  const ticks = { color: look.dimmed, font };
  const valueOf = (place: number, at: number): string => {
    const [bar, one] = [bars[at], series[place]];
    return bar && one ? formatValue(valueAt(bar, one.id)) : '';
  };
  return {
    data: {
      labels: bars.map(({ label }) => label),
      datasets: series.map(({ id, label }, place) => ({
        label,
        data: bars.map((bar) => Number(valueAt(bar, id))),
        backgroundColor: look.colourOf(chartColourOf(place, hasRest && place === series.length - 1)),
        maxBarThickness: WIDEST_BAR,
      })),
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      interaction: { mode: 'index', intersect: false },
      scales: {
        x: {
          stacked: true,
          border: { color: look.line },
          grid: { display: false },
          ticks: { ...ticks, maxRotation: 0, autoSkipPadding: BETWEEN_LABELS },
        },
        y: {
          stacked: true,
          beginAtZero: true,
          border: { display: false },
          grid: { color: look.line },
          ticks: {
            ...ticks,
            maxTicksLimit: MOST_MARKS,
            callback: (value) => (formatMark ?? formatValue)(Number(value)),
          },
        },
      },
      plugins: {
        legend: {
          display: series.length > 1,
          align: 'end',
          labels: { color: look.text, font, boxWidth: TEXT_SIZE, boxHeight: TEXT_SIZE },
        },
        tooltip: {
          ...{ backgroundColor: look.surface, borderColor: look.line, borderWidth: 1, padding: 10, boxPadding: 4 },
          ...{ titleColor: look.text, bodyColor: look.text, titleFont: font, bodyFont: font },
          filter: ({ parsed }) => series.length === 1 || parsed.y !== 0,
          callbacks: {
            label: ({ datasetIndex, dataIndex, dataset }) =>
              `${dataset.label ?? ''}: ${valueOf(datasetIndex, dataIndex)}`,
          },
        },
      },
    },
  };
}
