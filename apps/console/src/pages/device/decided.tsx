import { Button, Group, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { IconCheck, IconHandStop } from '@tabler/icons-react';
import { type ReactElement, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Decision } from './device-approvals';

/** What was decided, and what comes next. */
export function Decided({
  decision,
  onBegin,
}: {
  readonly decision: Decision;
  readonly onBegin: () => void;
}): ReactElement {
  const { t } = useTranslation('device');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const Icon = decision === 'approve' ? IconCheck : IconHandStop;
  return (
    <Stack align="flex-start" role="status">
      <Group gap="sm" wrap="nowrap">
        <ThemeIcon variant="light" size="xl" radius="xl" color={decision === 'approve' ? 'green' : 'gray'}>
          <Icon aria-hidden />
        </ThemeIcon>
        <Title order={2} size="h4" ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
          {t(`done.${decision}.title`)}
        </Title>
      </Group>
      <Text>{t(`done.${decision}.hint`)}</Text>
      <Group>
        <Button component={Link} to="/sessions" variant="default">
          {t('done.sessions')}
        </Button>
        <Button variant="subtle" onClick={onBegin}>
          {t('otherCode')}
        </Button>
      </Group>
    </Stack>
  );
}
