/** A count, or a decimal string, such as an amount of money, which is shown as it stands and measured only for the height of its bar. */
export type ChartValue = number | string;

export interface ChartSeries {
  readonly id: string;
  readonly label: string;
}

/** One place on the axis: an hour, a day, or whatever else stands side by side. */
export interface ChartBar {
  readonly id: string;
  readonly label: string;
  /** By id of the series; what is absent is nothing. */
  readonly values: Readonly<Record<string, ChartValue>>;
}

export interface ChartBarsProps {
  /** What is to be seen, such as "Cost by day". */
  readonly label: string;
  /** What the bars are, as the head of the first column of the table, such as "Day". */
  readonly axis: string;
  readonly bars: readonly ChartBar[];
  /** From the ground up. The last one may be what is left over, see `hasRest`. */
  readonly series: readonly ChartSeries[];
  /** The last series is all that the others are not, and is drawn in grey. */
  readonly hasRest?: boolean;
  readonly formatValue: (value: ChartValue) => string;
  /** For the marks of the axis, where it is short of room; absent: as `formatValue`. */
  readonly formatMark?: (value: number) => string;
}

/** The value of a series at a bar. Names of models come from callers: one that every object has as a member is nothing but a name. */
export const valueAt = ({ values }: Pick<ChartBar, 'values'>, id: string): ChartValue =>
  Object.hasOwn(values, id) ? (values[id] ?? 0) : 0;
