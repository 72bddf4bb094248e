import { Group, Stack, Text, Title } from '@mantine/core';
import { type ReactElement, type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';

export interface PageProps {
  readonly title: string;
  readonly description?: string;
  /** Buttons at the right of the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** Every page: its title, also in the browser's tab, what it is for, and what can be done. */
export function Page({ title, description, actions, children }: PageProps): ReactElement {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = t('pageTitle', { title });
  }, [t, title]);
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-start" gap="sm">
        {/* Long words about the page do not push its buttons below them, unless there is no room for both. */}
        <Stack gap={4} miw={0} style={{ flex: '1 1 22rem' }}>
          <Title order={1} size="h2" style={{ overflowWrap: 'anywhere' }}>
            {title}
          </Title>
          {description === undefined ? null : (
            <Text c="dimmed" maw="60rem" style={{ overflowWrap: 'anywhere' }}>
              {description}
            </Text>
          )}
        </Stack>
        {actions === undefined ? null : <Group gap="sm">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  );
}
