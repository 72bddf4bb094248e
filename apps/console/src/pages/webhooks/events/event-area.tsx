import { Checkbox, Paper, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '../form/form.module.css';
import type { Severity } from '../webhook';
import { type Area, type ChosenType, eventsOf } from './event-catalogue';
import { isBelow } from './event-patterns';
import { SeverityBadge } from './severity-badge';

export interface ChosenEvents {
  readonly value: readonly ChosenType[];
  readonly onChange: (types: ChosenType[]) => void;
  /** What matters less is not told, chosen or not. */
  readonly minimumSeverity: Severity;
}

interface EventAreaProps extends ChosenEvents {
  readonly area: Area;
}

/** The events of one area: all of them at once, or each by itself. */
export function EventArea({ area, value, onChange, minimumSeverity }: EventAreaProps): ReactElement {
  const { t } = useTranslation(['webhooks', 'webhook-form']);
  const events = eventsOf(area);
  const chosen = events.filter(({ type }) => value.includes(type));
  const without = (types: readonly ChosenType[]): ChosenType[] => value.filter((type) => !types.includes(type));
  const all = events.map(({ type }) => type);
  return (
    <Paper withBorder p="sm" role="group" aria-label={t(`area.${area}`)}>
      <Stack gap="xs">
        <Checkbox
          label={
            <Text component="span" size="sm" fw={600}>
              {t(`area.${area}`)}
            </Text>
          }
          aria-label={t('webhook-form:events.area', { area: t(`area.${area}`) })}
          checked={chosen.length === events.length}
          indeterminate={chosen.length > 0 && chosen.length < events.length}
          onChange={({ currentTarget }) => onChange(currentTarget.checked ? [...without(all), ...all] : without(all))}
        />
        {events.map(({ type, severity }) => (
          <div key={type} className={classes.event}>
            <Checkbox
              ps="md"
              label={t(`event.${type}.title`)}
              description={
                value.includes(type) && isBelow(severity, minimumSeverity)
                  ? t('webhook-form:events.below')
                  : t(`event.${type}.means`)
              }
              checked={value.includes(type)}
              onChange={({ currentTarget }) =>
                onChange(currentTarget.checked ? [...without([type]), type] : without([type]))
              }
            />
            <SeverityBadge severity={severity} />
          </div>
        ))}
      </Stack>
    </Paper>
  );
}
