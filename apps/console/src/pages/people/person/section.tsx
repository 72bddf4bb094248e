import { Group, Paper, Stack, Title } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';

export interface SectionProps {
  readonly title: string;
  /** At the end of the title's line, such as a link to more of it. */
  readonly more?: ReactNode;
  readonly children: ReactNode;
}

export function Section({ title, more, children }: SectionProps): ReactElement {
  return (
    <Stack gap="sm" component="section">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {title}
        </Title>
        {more}
      </Group>
      <Paper withBorder p="md">
        {children}
      </Paper>
    </Stack>
  );
}
