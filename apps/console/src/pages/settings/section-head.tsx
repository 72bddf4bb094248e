import { Stack, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';

export function SectionHead({ title, hint }: { readonly title: string; readonly hint: string }): ReactElement {
  return (
    <Stack gap={2}>
      <Title order={2} size="h4">
        {title}
      </Title>
      <Text size="sm" c="dimmed" maw="60rem">
        {hint}
      </Text>
    </Stack>
  );
}
