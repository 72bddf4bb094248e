import { Group, Paper, Text } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import classes from './batch-bar.module.css';

export interface BatchBarProps {
  /** What it is, for those who hear the page. */
  readonly label: string;
  /** How many are selected, or how far they are done. */
  readonly state: string;
  /** Buttons. */
  readonly children: ReactNode;
}

/** What can be done with the rows that are selected, on this page of a list and on others. */
export function BatchBar({ label, state, children }: BatchBarProps): ReactElement {
  return (
    <Paper component="section" aria-label={label} withBorder shadow="md" className={classes.bar}>
      <Text fw={600} aria-live="polite">
        {state}
      </Text>
      <Group gap="xs">{children}</Group>
    </Paper>
  );
}
