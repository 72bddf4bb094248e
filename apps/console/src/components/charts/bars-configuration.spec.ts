import type { TooltipItem } from 'chart.js';
import { describe, expect, it } from 'vitest';
import { barsConfiguration } from './bars-configuration';
import type { ChartBarsProps } from './chart-data';

const look = {
  font: { family: 'sans-serif' },
  ...{ text: 'black', dimmed: 'grey', line: 'silver', surface: 'white' },
  colourOf: (name: string) => `#${name}`,
};
const chart: ChartBarsProps = {
  ...{ label: 'Cost by day', axis: 'Day', formatValue: (value) => `$${value}` },
  series: [
    { id: 'constructor', label: 'a model of this name' },
    { id: 'rest', label: 'All others' },
  ],
  bars: [
    { id: '1', label: 'Monday', values: { rest: '0.100000000000000000001' } },
    { id: '2', label: 'Tuesday', values: { constructor: '2.5', rest: 0 } },
  ],
};

const told = (
  configuration: ReturnType<typeof barsConfiguration>,
  datasetIndex: number,
  dataIndex: number,
): unknown => {
  const { label } = configuration.options.plugins?.tooltip?.callbacks ?? {};
  const item = { datasetIndex, dataIndex, dataset: configuration.data.datasets[datasetIndex] };
  return (label as (item: TooltipItem<'bar'>) => unknown)(item as TooltipItem<'bar'>);
};

describe('what is told to the library that draws bars', () => {
  it('is measured by numbers, and said as it was given', () => {
    const configuration = barsConfiguration(chart, look);
    expect(configuration.data.labels).toEqual(['Monday', 'Tuesday']);
    expect(configuration.data.datasets.map(({ data }) => data)).toEqual([
      [0, 2.5],
      [0.1, 0],
    ]);
    expect(told(configuration, 1, 0)).toBe('All others: $0.100000000000000000001');
    expect(told(configuration, 0, 0)).toBe('a model of this name: $0');
  });

  it('has a colour for each series, grey for what is left over, and names them where there are several', () => {
    const coloursOf = (props: ChartBarsProps): unknown[] =>
      barsConfiguration(props, look).data.datasets.map(({ backgroundColor }) => backgroundColor);
    expect(coloursOf(chart)).toEqual(['#blue.6', '#orange.5']);
    expect(coloursOf({ ...chart, hasRest: true })).toEqual(['#blue.6', '#gray.5']);
    expect(barsConfiguration(chart, look).options.plugins?.legend?.display).toBe(true);
    const single = { ...chart, series: chart.series.slice(0, 1) };
    expect(barsConfiguration(single, look).options.plugins?.legend?.display).toBe(false);
  });
});
