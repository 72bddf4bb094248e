import { Pill } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import classes from './facts.module.css';

/** What is to be said of a thing, each with its name, as many beside each other as there is room for. */
export function Facts({ children }: { readonly children: ReactNode }): ReactElement {
  return <dl className={classes.facts}>{children}</dl>;
}

export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export interface WordsFactProps {
  readonly name: string;
  readonly words: readonly string[] | undefined;
}

/** Words such as tags; where there are none there is nothing to say. */
export function WordsFact({ name, words = [] }: WordsFactProps): ReactElement | null {
  if (words.length === 0) return null;
  return (
    <Fact name={name}>
      <Pill.Group>
        {words.map((word) => (
          <Pill key={word}>{word}</Pill>
        ))}
      </Pill.Group>
    </Fact>
  );
}
