import { Button, Group, Input, Stack, Text } from '@mantine/core';
import { type ReactElement, type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '../form/form.module.css';
import { type ChosenEvents, EventArea } from './event-area';
import { areas, catalogue } from './event-catalogue';
import { isBelow } from './event-patterns';

export interface EventChoiceProps extends ChosenEvents {
  readonly error?: ReactNode;
}

/** The closed catalogue of what the relay tells, by area. */
export function EventChoice({ value, onChange, minimumSeverity, error }: EventChoiceProps): ReactElement {
  const { t } = useTranslation('webhook-form');
  const label = useId();
  const told = catalogue.filter(({ type, severity }) => value.includes(type) && !isBelow(severity, minimumSeverity));
  return (
    <Stack gap="xs" role="group" aria-labelledby={label}>
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={500} id={label}>
          {t('events.label', { count: told.length, most: catalogue.length })}
        </Text>
        <Group gap="xs">
          <Button size="compact-sm" variant="default" onClick={() => onChange(catalogue.map(({ type }) => type))}>
            {t('events.all')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => onChange([])}>
            {t('events.none')}
          </Button>
        </Group>
      </Group>
      <Text size="xs" c="dimmed">
        {t('events.hint')}
      </Text>
      {error === undefined || error === null ? null : <Input.Error role="alert">{error}</Input.Error>}
      <div className={classes.areas}>
        {areas.map((area) => (
          <EventArea key={area} area={area} value={value} onChange={onChange} minimumSeverity={minimumSeverity} />
        ))}
      </div>
    </Stack>
  );
}
