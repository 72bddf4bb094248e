import { Sparkline } from '@mantine/charts';
import type { ReactElement } from 'react';

/** Loaded when it is first drawn: the library is larger than all else on the page. */
export default function Spark({ data }: { readonly data: (number | null)[] }): ReactElement {
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
