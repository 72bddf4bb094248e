import type { ReactElement } from 'react';
import { Fact, Facts } from '../../../components/facts';
import { flatten } from './differences';

/** What else is to be said of an entry, by the names that the relay has for it. */
export function Detail({ detail }: { readonly detail: Readonly<Record<string, unknown>> }): ReactElement {
  return (
    <Facts>
      {[...flatten(detail)].map(([path, value]) => (
        <Fact key={path} name={path}>
          {value}
        </Fact>
      ))}
    </Facts>
  );
}
