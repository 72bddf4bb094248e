import { Text, Tooltip } from '@mantine/core';
import type { ReactElement } from 'react';
import { useFormat } from '../format/use-format';

/** US dollars from a decimal string; the exact amount on hover. */
export function Dollars({ value }: { readonly value: string }): ReactElement {
  const format = useFormat();
  return (
    <Tooltip label={`$${value}`}>
      <Text component="span" inherit className="numeric">
        {format.dollars(value)}
      </Text>
    </Tooltip>
  );
}

/** A count, short where it is long; the whole number on hover. */
export function Count({ value, short = false }: { readonly value: number; readonly short?: boolean }): ReactElement {
  const format = useFormat();
  const whole = format.count(value);
  const text = (
    <Text component="span" inherit className="numeric">
      {short ? format.compact(value) : whole}
    </Text>
  );
  return short ? <Tooltip label={whole}>{text}</Tooltip> : text;
}

/** Milliseconds in the unit that reads best. */
export function Duration({ milliseconds }: { readonly milliseconds: number }): ReactElement {
  const format = useFormat();
  return (
    <Text component="span" inherit className="numeric">
      {format.duration(milliseconds)}
    </Text>
  );
}
