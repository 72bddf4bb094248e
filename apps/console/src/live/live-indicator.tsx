import { Text } from '@mantine/core';
import { IconAccessPoint, IconAccessPointOff, IconAlertTriangle, IconDots } from '@tabler/icons-react';
import type { ComponentType, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './live-indicator.module.css';
import { useLiveDegradedSince, useLiveState } from './use-live';
import { Hint } from '../components/hint';

type Shown = 'live' | 'connecting' | 'offline' | 'degraded';

interface Look {
  readonly color: string;
  readonly icon: ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;
}

const looks: Readonly<Record<Shown, Look>> = {
  live: { color: 'green', icon: IconAccessPoint },
  connecting: { color: 'dimmed', icon: IconDots },
  offline: { color: 'red', icon: IconAccessPointOff },
  degraded: { color: 'orange', icon: IconAlertTriangle },
};

/** Whether what the page shows is of this moment. */
export function LiveIndicator(): ReactElement {
  const { t } = useTranslation();
  const state = useLiveState();
  const degradedSince = useLiveDegradedSince();
  const shown: Shown =
    state === 'off' || state === 'paused'
      ? 'connecting'
      : state === 'live' && degradedSince !== undefined
        ? 'degraded'
        : state;
  const { color, icon: Icon } = looks[shown];
  return (
    <Hint label={t(`live.${shown}.means`)} maw="20rem">
      <div className={classes.indicator} role="status" tabIndex={0}>
        <Text component="span" c={color} lh={0}>
          <Icon size={18} aria-hidden />
        </Text>
        <span className={classes.word}>{t(`live.${shown}.name`)}</span>
      </div>
    </Hint>
  );
}
