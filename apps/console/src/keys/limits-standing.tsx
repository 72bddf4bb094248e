import { Group, Progress, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../components/moment';
import { useFormat } from '../format/use-format';
import { type Standing, type StandingRow, standingRows } from './standing-rows';

const NEAR = 0.75;
const VERY_NEAR = 0.95;

/** What is left of each limit, and when it begins anew: as a bar, in words and in numbers. */
export function LimitsStanding({ standing }: { readonly standing: Standing }): ReactElement {
  const { t } = useTranslation('key-form');
  const rows = standingRows(standing);
  if (rows.length === 0)
    return (
      <Text c="dimmed" size="sm">
        {t('standing.none')}
      </Text>
    );
  return (
    <Stack gap="md">
      {rows.map((row) => (
        <StandingBar key={row.kind} row={row} />
      ))}
    </Stack>
  );
}

/** @param of whose limit it is, where it does not stand below a name */
export function StandingBar({ row, of }: { readonly row: StandingRow; readonly of?: string }): ReactElement {
  const { t } = useTranslation('key-form');
  const format = useFormat();
  const { kind, isMoney, used, limit, remaining, share, minutes, resetsAt, runsOutAt } = row;
  const figure = (value: string): string => (isMoney ? format.dollars(value) : format.count(Number(value)));
  const span = minutes === undefined ? '' : format.duration(minutes * 60_000);
  const limitName = t(`standing.${kind}`, { span });
  const name = of === undefined ? limitName : `${of} · ${limitName}`;
  const words = t('standing.used', { used: figure(used), limit: figure(limit), left: figure(remaining) });
  return (
    <Stack gap={4}>
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={500}>
          {name}
        </Text>
        <Text size="sm" className="numeric">
          {words}
        </Text>
      </Group>
      <Progress.Root size="md">
        <Progress.Section
          value={share * 100}
          color={share >= VERY_NEAR ? 'red' : share >= NEAR ? 'orange' : 'blue'}
          aria-label={name}
          aria-valuetext={words}
        />
      </Progress.Root>
      <Group justify="space-between" gap="xs">
        <Text size="xs" c="dimmed">
          {share >= 1 ? t('standing.gone') : share >= NEAR ? t('standing.near') : null}
          {runsOutAt === null || share >= 1 ? null : (
            <>
              {' '}
              {t('standing.runsOut')} <Moment at={runsOutAt} relative />
            </>
          )}
        </Text>
        {resetsAt === null ? null : (
          <Text size="xs" c="dimmed">
            {t(minutes === undefined ? 'standing.resets' : 'standing.frees')} <Moment at={resetsAt} relative />
          </Text>
        )}
      </Group>
    </Stack>
  );
}
