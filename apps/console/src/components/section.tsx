import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { type ReactElement, type ReactNode, useId } from 'react';

export interface SectionProps {
  readonly title: string;
  readonly description?: string;
  /** At the end of the title's line, such as a link to more of it. */
  readonly more?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page under a heading of its own. */
export function Section({ title, description, more, children }: SectionProps): ReactElement {
  const heading = useId();
  return (
    <Stack gap="sm" component="section" aria-labelledby={heading}>
      <Stack gap={2}>
        <Group justify="space-between">
          <Title order={2} size="h4" id={heading}>
            {title}
          </Title>
          {more}
        </Group>
        {description === undefined ? null : (
          <Text size="sm" c="dimmed">
            {description}
          </Text>
        )}
      </Stack>
      <Paper withBorder p="md">
        {children}
      </Paper>
    </Stack>
  );
}
