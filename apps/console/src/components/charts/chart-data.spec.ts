import { expect, it } from 'vitest';
import { type ChartValue, valueAt } from './chart-data';

it.each(['constructor', 'toString', '__proto__'])(
  'counts nothing for a model called %s where there is nothing',
  (id) => {
    expect(valueAt({ values: {} }, id)).toBe(0);
  },
);

it('answers the value as it stands, also under such a name', () => {
  const values: Readonly<Record<string, ChartValue>> = Object.fromEntries<ChartValue>([
    ['__proto__', '0.1'],
    ['m', 2],
  ]);
  expect(['__proto__', 'm', 'other'].map((id) => valueAt({ values }, id))).toEqual(['0.1', 2, 0]);
});
