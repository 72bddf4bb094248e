import { NumberInput } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { type Figure, figureOf } from './figure';

export interface FigureFieldProps {
  readonly label: string;
  readonly value: Figure;
  readonly onChange: (figure: Figure) => void;
  readonly description?: string | undefined;
  readonly error?: ReactNode;
  readonly required?: boolean;
  /** In US dollars; otherwise a whole number. */
  readonly isMoney?: boolean;
  readonly suffix?: string;
}

/** A number that may be left empty. What it may be at most is said, and not enforced while somebody writes. */
export function FigureField({ onChange, isMoney = false, ...field }: FigureFieldProps): ReactElement {
  return (
    <NumberInput
      {...field}
      onChange={(written) => onChange(figureOf(written))}
      min={0}
      clampBehavior="none"
      allowNegative={false}
      allowDecimal={isMoney}
      decimalScale={isMoney ? 9 : 0}
      prefix={isMoney ? '$' : ''}
      thousandSeparator=","
      hideControls
      inputWrapperOrder={['label', 'input', 'description', 'error']}
    />
  );
}
