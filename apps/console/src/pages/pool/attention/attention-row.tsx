import { Anchor, Badge, Text } from '@mantine/core';
import { IconAlertTriangle, IconHourglass, IconUrgent } from '@tabler/icons-react';
import type { ComponentType, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Moment } from '../../../components/moment';
import classes from './attention.module.css';
import type { Attention } from './attention';
import type { Urgency } from './urgency';
import { useMatterWords } from './use-matter-words';

interface Look {
  readonly color: string;
  readonly icon: ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;
}

const looks: Readonly<Record<Urgency, Look>> = {
  critical: { color: 'red', icon: IconUrgent },
  warning: { color: 'yellow', icon: IconAlertTriangle },
  passing: { color: 'gray', icon: IconHourglass },
};

/** One matter: what is wrong, since when, until when, and what to do. */
export function AttentionRow({ matter }: { readonly matter: Attention }): ReactElement {
  const { t } = useTranslation('pool');
  const { title, details, advice, to } = useMatterWords()(matter);
  const { color, icon: Icon } = looks[matter.urgency];
  return (
    <li className={classes.row}>
      <Badge
        color={color}
        variant="light"
        tt="none"
        leftSection={<Icon size={13} aria-hidden />}
        className={classes.urgency}
      >
        {t(`attention.urgency.${matter.urgency}`)}
      </Badge>
      <div className={classes.words}>
        <Text fw={600} size="sm">
          {to === undefined ? (
            title
          ) : (
            <Anchor component={Link} to={to} inherit>
              {title}
            </Anchor>
          )}
        </Text>
        {details === undefined ? null : (
          <Text size="sm" className={classes.details}>
            {details}
          </Text>
        )}
      </div>
      <Text size="sm" c="dimmed" className={classes.advice}>
        {advice}
      </Text>
      <div className={classes.times}>
        {matter.since === undefined ? null : (
          <Text size="xs" c="dimmed" component="div">
            {t('attention.since')} <Moment at={matter.since} relative />
          </Text>
        )}
        {matter.until === undefined ? null : (
          <Text size="xs" c="dimmed" component="div">
            {t(matter.kind === 'shortage' ? 'attention.runsOut' : 'attention.until')}{' '}
            <Moment at={matter.until} relative />
          </Text>
        )}
      </div>
    </li>
  );
}
