import { Code } from '@mantine/core';
import type { ReactElement } from 'react';
import { TextLink } from '../../components/text-link';

export interface NamedProps {
  /** Null: it is gone, or its name is not known. */
  readonly name: string | null | undefined;
  readonly id: string;
  /** Where more is said of it; absent: nowhere, or the viewer may not see it. */
  readonly to?: string | undefined;
  /** It stands in a sentence, where its colour alone would not show that it is a link. */
  readonly isInText?: boolean;
}

/** The name of a record, or its id where it has none any more. */
export function Named({ name, id, to, isInText = false }: NamedProps): ReactElement {
  const text = name ?? <Code>{id}</Code>;
  if (to === undefined || name === null) return <>{text}</>;
  return (
    <TextLink to={to} isInText={isInText}>
      {text}
    </TextLink>
  );
}
