import { ColorSwatch, Group, Progress, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Duration } from '../../../../components/figures';
import { Section } from '../../../../components/section';
import { useFormat } from '../../../../format/use-format';
import type { Explanation } from '../explanation';
import { type SpanKind, spansOf, sumsOfSpans } from './spans';
import { Hint } from '../../../../components/hint';

const colours: Readonly<Record<SpanKind, string>> = {
  relay: 'var(--mantine-color-gray-6)',
  line: 'var(--mantine-color-yellow-6)',
  queue: 'var(--mantine-color-orange-7)',
  failed: 'var(--mantine-color-red-7)',
  upstream: 'var(--mantine-color-blue-6)',
  answer: 'var(--mantine-color-teal-6)',
};

/** Where the time of a request went, to scale; the figures stand below. */
export function TimeBar({ explanation }: { readonly explanation: Explanation }): ReactElement | null {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const spans = spansOf(explanation);
  const { durationMs } = explanation;
  if (spans.length === 0) return null;
  return (
    <Section title={t('time.title')}>
      <Progress.Root size="xl" aria-hidden mb="sm">
        {spans.map(({ kind, from, to }) => (
          <Hint
            key={`${kind} ${from}`}
            label={t('time.span', { what: t(`time.${kind}`), from: format.duration(from), to: format.duration(to) })}
          >
            <Progress.Section value={(100 * (to - from)) / durationMs} color={colours[kind]} />
          </Hint>
        ))}
      </Progress.Root>
      <Group component="ul" gap="lg" m={0} p={0} style={{ listStyle: 'none' }}>
        {sumsOfSpans(spans).map(({ kind, ms }) => (
          <Group component="li" key={kind} gap={6} wrap="nowrap">
            <ColorSwatch color={colours[kind]} size={12} withShadow={false} aria-hidden />
            <Text component="span" size="sm">
              {t(`time.${kind}`)} <Duration milliseconds={ms} />
            </Text>
          </Group>
        ))}
      </Group>
    </Section>
  );
}
