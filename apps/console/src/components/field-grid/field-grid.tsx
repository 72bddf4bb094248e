import type { ReactElement, ReactNode } from 'react';
import classes from './field-grid.module.css';

/** As many fields beside each other as there is room for. */
export function FieldGrid({ children }: { readonly children: ReactNode }): ReactElement {
  return <div className={classes.fields}>{children}</div>;
}
