import { Group, Text, Title } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface PanelHeadProps {
  readonly title: string;
  /** It is shown as it was when somebody began to point at it. */
  readonly isHeld?: boolean;
  /** A few words beside the title, such as how many there are. */
  readonly children?: ReactNode;
}

export function PanelHead({ title, isHeld = false, children }: PanelHeadProps): ReactElement {
  const { t } = useTranslation('pool');
  return (
    <Group justify="space-between" gap="xs" mih="2rem" wrap="nowrap">
      <Title order={2} size="h4">
        {title}
      </Title>
      <Text size="sm" c="dimmed" component="div" className="numeric">
        {isHeld ? t('held') : children}
      </Text>
    </Group>
  );
}
