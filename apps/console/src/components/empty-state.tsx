import { Stack, Text, ThemeIcon } from '@mantine/core';
import { IconMoodEmpty } from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';

export interface EmptyStateProps {
  readonly title: string;
  /** What to do about it. */
  readonly hint?: string;
  readonly action?: ReactNode;
}

export function EmptyState({ title, hint, action }: EmptyStateProps): ReactElement {
  return (
    <Stack align="center" gap="xs" py="xl">
      <ThemeIcon variant="light" color="gray" size="xl" radius="xl">
        <IconMoodEmpty aria-hidden />
      </ThemeIcon>
      <Text fw={600}>{title}</Text>
      {hint === undefined ? null : (
        <Text c="dimmed" size="sm" ta="center" maw="32rem">
          {hint}
        </Text>
      )}
      {action}
    </Stack>
  );
}
