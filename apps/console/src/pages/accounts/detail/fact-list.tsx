import type { ReactElement, ReactNode } from 'react';
import { Fact, Facts } from '../../../components/facts';

export interface NamedFact {
  readonly name: string;
  readonly value: ReactNode;
}

/** What is known of something, name by name. */
export function FactList({ facts }: { readonly facts: readonly NamedFact[] }): ReactElement {
  return (
    <Facts>
      {facts.map(({ name, value }) => (
        <Fact key={name} name={name}>
          {value}
        </Fact>
      ))}
    </Facts>
  );
}
