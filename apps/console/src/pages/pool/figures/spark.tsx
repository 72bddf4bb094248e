import { Sparkline } from '@mantine/charts';
import type { ReactElement } from 'react';

export interface SparkProps {
  readonly data: (number | null)[];
}

/** Loaded when it is first drawn: the library is larger than all else on the page. */
export default function Spark({ data }: SparkProps): ReactElement {
  return (
    <Sparkline
      h="100%"
      data={data}
      color="blue.6"
      curveType="linear"
      strokeWidth={1.5}
      fillOpacity={0.25}
      connectNulls={false}
      areaProps={{ isAnimationActive: false }}
    />
  );
}
