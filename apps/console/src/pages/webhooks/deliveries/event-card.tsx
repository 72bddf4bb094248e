import { Code, Group, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../../components/copy-button';
import { Moment } from '../../../components/moment';
import { useEventWords } from '../../../events/use-event-words';
import { SeverityBadge } from '../events/severity-badge';
import type { DomainEvent } from '../webhook';
import { eventText } from './event-text';

/** An event in words and as programs read it. */
export function EventCard({ event }: { readonly event: DomainEvent }): ReactElement {
  const { t } = useTranslation('webhooks');
  const words = useEventWords();
  const text = eventText(event);
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <SeverityBadge severity={event.severity} />
        <Text size="sm" fw={600}>
          {t(`event.${event.type}.title`)}
        </Text>
        <Text size="sm" c="dimmed" component="div">
          <Moment at={event.at} />
        </Text>
        <CopyButton value={text} label={t('delivery.copyEvent')} />
      </Group>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {words(event)}
      </Text>
      <Code block tabIndex={0} style={{ maxHeight: '24rem' }}>
        {text}
      </Code>
    </Stack>
  );
}
