import { Anchor, Paper, Text } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle, IconUrgent } from '@tabler/icons-react';
import type { ComponentType, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Moment } from '../../../components/moment';
import { useEventWords } from '../../../events/use-event-words';
import type { LiveEvent } from '../../../live/live-types';
import { useLiveEvents } from '../../../live/use-live';
import { PanelHead } from '../panel-head';
import { useHeld } from '../use-held';
import classes from './feed.module.css';
import { useSubjectAddress } from './use-subject-address';

interface Look {
  readonly color: string;
  readonly icon: ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;
}

const looks: Readonly<Record<LiveEvent['severity'], Look>> = {
  info: { color: 'dimmed', icon: IconInfoCircle },
  warning: { color: 'yellow', icon: IconAlertTriangle },
  critical: { color: 'red', icon: IconUrgent },
};

/** What was told to the outside world lately, the newest first. */
export function EventFeed(): ReactElement {
  const { t } = useTranslation('pool');
  const { shown: events = [], isHeld, holding } = useHeld(useLiveEvents());
  return (
    <section>
      <PanelHead title={t('feed.title')} isHeld={isHeld} />
      <Paper withBorder className={classes.place} tabIndex={0} role="region" aria-label={t('feed.title')} {...holding}>
        {events.length === 0 ? (
          <Text c="dimmed" size="sm" p="md">
            {t('feed.none')}
          </Text>
        ) : (
          <ol className={classes.list}>
            {events.toReversed().map((event) => (
              <Entry key={event.id} event={event} />
            ))}
          </ol>
        )}
      </Paper>
    </section>
  );
}

function Entry({ event }: { readonly event: LiveEvent }): ReactElement {
  const { t } = useTranslation('pool');
  const { severity, type, at } = event;
  const { color, icon: Icon } = looks[severity];
  const words = useEventWords();
  const to = useSubjectAddress()(event.subject);
  const name = t(`event.${type}`);
  return (
    <li className={classes.entry}>
      <Text component="span" c={color} lh={0} pt={3} title={t(`feed.severity.${severity}`)}>
        <Icon size={16} aria-hidden />
      </Text>
      <div>
        <Text size="sm" fw={600}>
          {to === undefined ? (
            name
          ) : (
            <Anchor component={Link} to={to} inherit>
              {name}
            </Anchor>
          )}
        </Text>
        <Text size="sm" className={classes.summary}>
          {words(event)}
        </Text>
        <Text size="xs" c="dimmed" component="div">
          <Moment at={at} relative />
        </Text>
      </div>
    </li>
  );
}
