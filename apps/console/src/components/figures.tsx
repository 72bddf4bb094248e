import type { ReactElement } from 'react';
import { useFormat } from '../format/use-format';
import { Hint } from './hint';

/** US dollars from a decimal string; the exact amount on hover. */
export function Dollars({ value }: { readonly value: string }): ReactElement {
  const format = useFormat();
  return (
    <Hint label={`$${value}`}>
      <span className="numeric">{format.dollars(value)}</span>
    </Hint>
  );
}

/** A count, short where it is long; the whole number on hover. */
export function Count({ value, short = false }: { readonly value: number; readonly short?: boolean }): ReactElement {
  const format = useFormat();
  const whole = format.count(value);
  const text = <span className="numeric">{short ? format.compact(value) : whole}</span>;
  return short ? <Hint label={whole}>{text}</Hint> : text;
}

/** Milliseconds in the unit that reads best. */
export function Duration({ milliseconds }: { readonly milliseconds: number }): ReactElement {
  const format = useFormat();
  return <span className="numeric">{format.duration(milliseconds)}</span>;
}
