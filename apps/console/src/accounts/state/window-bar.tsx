import { Group, Progress, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../components/moment';
import { useNow } from '../../components/use-now';
import { type ShownWindow, type WindowTone, toneOf } from './shown-windows';
import { useClock } from './use-clock';
import { useWindowWords } from './use-window-words';
import { Hint } from '../../components/hint';

const colours: Readonly<Record<WindowTone, string>> = { calm: 'blue', soon: 'yellow', out: 'red' };

export interface WindowBarProps {
  readonly window: ShownWindow;
}

/** A limit of an upstream as a bar: how much of it is used, how fast, and when it runs out and begins anew. */
export function WindowBar({ window }: WindowBarProps): ReactElement {
  const { t } = useTranslation('accounts');
  const { name, used, details } = useWindowWords(window);
  const { resetsAt } = window;
  const now = useNow();
  return (
    <Stack gap={4}>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text size="sm" fw={500}>
          {name}
        </Text>
        <Text size="sm" className="numeric">
          {used}
        </Text>
      </Group>
      <Bar window={window} label={details.join('. ')} size={10} />
      <Group justify="space-between" gap="xs">
        <Text size="xs" c="dimmed">
          <Forecast window={window} />
        </Text>
        {resetsAt === null || new Date(resetsAt) < now ? null : (
          <Text size="xs" c="dimmed" component="div">
            {t('window.resets')} <Moment at={resetsAt} relative />
          </Text>
        )}
      </Group>
    </Stack>
  );
}

/** The same in two lines, for rows of lists. */
export function SmallWindowBar({ window }: WindowBarProps): ReactElement {
  const { name, used, details } = useWindowWords(window);
  const lines = details.map((line) => (
    <Text key={line} size="sm">
      {line}
    </Text>
  ));
  return (
    <Hint label={lines}>
      <Stack gap={2}>
        <Group justify="space-between" gap="xs" wrap="nowrap">
          <Text size="xs" truncate>
            {name}
            <Text span inherit c="dimmed">
              {' · '}
              <Forecast window={window} />
            </Text>
          </Text>
          <Text size="xs" className="numeric">
            {used}
          </Text>
        </Group>
        <Bar window={window} label={details.join('. ')} size={6} />
      </Stack>
    </Hint>
  );
}

interface BarProps extends WindowBarProps {
  readonly label: string;
  readonly size: number;
}

function Bar({ window, label, size }: BarProps): ReactElement {
  const share = Math.min(100, (window.utilization ?? 0) * 100);
  return <Progress value={share} color={colours[toneOf(window)]} size={size} aria-label={label} />;
}

function Forecast({ window }: WindowBarProps): string {
  const { t } = useTranslation('accounts');
  const clock = useClock();
  const { runsOutAt, burnRatePerHour, resetsAt } = window;
  if (toneOf(window) === 'out')
    return resetsAt === null ? t('window.isOut') : t('window.outUntil', { time: clock(resetsAt) });
  if (runsOutAt !== null) return t('window.runsOut', { time: clock(runsOutAt) });
  return burnRatePerHour === null ? t('window.noForecast') : t('window.lasts');
}
