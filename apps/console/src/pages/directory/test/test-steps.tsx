import { Code, Stack, Text, ThemeIcon, Timeline } from '@mantine/core';
import { IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import type { components } from '@app/admin-client';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Duration } from '../../../components/figures';
import { byServer } from './by-server';

type Step = components['schemas']['DirectoryStepView'];

const looks = {
  passed: { color: 'green', Icon: IconCheck },
  failed: { color: 'red', Icon: IconX },
  skipped: { color: 'gray', Icon: IconMinus },
} as const;

/** Each server's steps in their order, and at one that failed what to do about it. */
export function TestSteps({ steps }: { readonly steps: readonly Step[] }): ReactElement {
  return (
    <Stack gap="lg">
      {byServer(steps).map(({ server, steps: own }) => (
        <Stack key={server} gap="xs">
          <Code style={{ alignSelf: 'flex-start', overflowWrap: 'anywhere' }}>{server}</Code>
          <Timeline bulletSize={24} lineWidth={2}>
            {own.map((step) => (
              <StepItem key={step.step} step={step} />
            ))}
          </Timeline>
        </Stack>
      ))}
    </Stack>
  );
}

function StepItem({ step: { step, outcome, detail, milliseconds } }: { readonly step: Step }): ReactElement {
  const { t } = useTranslation('directory');
  const { color, Icon } = looks[outcome];
  return (
    <Timeline.Item
      title={t(`step.${step}`)}
      bullet={
        <ThemeIcon size={22} radius="xl" color={color} variant="light">
          <Icon size={14} aria-hidden />
        </ThemeIcon>
      }
    >
      <Text size="sm" c="dimmed">
        {t(`outcome.${outcome}`)}
        {outcome === 'skipped' ? null : (
          <>
            {' · '}
            <Duration milliseconds={milliseconds} />
          </>
        )}
      </Text>
      {detail === undefined ? null : (
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {detail}
        </Text>
      )}
      {outcome === 'failed' ? (
        <Text size="sm" fw={600}>
          {t(`advice.${step}`)}
        </Text>
      ) : null}
    </Timeline.Item>
  );
}
