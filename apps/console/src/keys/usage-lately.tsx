import { Group, Skeleton, Text } from '@mantine/core';
import type { components } from '@app/admin-client';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Fact, Facts } from '../components/facts';
import { Count, Dollars } from '../components/figures';
import { type Day, addDays, dayIn } from '../components/period-picker/days';
import { ProblemAlert } from '../components/problem-alert';
import { Section } from '../components/section';
import { useNow } from '../components/use-now';
import { useProfile } from '../session/use-profile';

const DAYS = 30;

/** The first of the days that are lately, of which today is the last. */
export function useFirstDayOfLately(): Day {
  const { timezone } = useProfile();
  return addDays(dayIn(timezone, useNow()), 1 - DAYS);
}

type Totals = components['schemas']['TotalsView'];

export interface UsageLatelyProps {
  /** What was used since that day. */
  readonly answer: {
    readonly data: { readonly total: Totals } | undefined;
    readonly error: unknown;
    refetch(): unknown;
  };
  /** Links to all of it. */
  readonly links: ReactNode;
}

/** What was used lately, in four figures, as a part of a page. */
export function UsageLately({ answer, links }: UsageLatelyProps): ReactElement {
  const { t } = useTranslation('key-form');
  const { data, error } = answer;
  return (
    <Section title={t('lately.title', { count: DAYS })} more={<Group>{links}</Group>}>
      {data ? (
        <Figures total={data.total} />
      ) : error === null ? (
        <Skeleton height="3rem" />
      ) : (
        <ProblemAlert error={error} onRetry={() => void answer.refetch()} />
      )}
    </Section>
  );
}

function Figures({ total: { costUsd, requests, tokens } }: { readonly total: Totals }): ReactElement {
  const { t } = useTranslation('key-form');
  if (requests === 0)
    return (
      <Text c="dimmed" size="sm">
        {t('lately.none')}
      </Text>
    );
  return (
    <Facts>
      <Fact name={t('lately.cost')}>
        <Dollars value={costUsd} />
      </Fact>
      <Fact name={t('lately.requests')}>
        <Count value={requests} />
      </Fact>
      <Fact name={t('lately.input')}>
        <Count short value={tokens.input + tokens.cacheRead + tokens.cacheWrite5m + tokens.cacheWrite1h} />
      </Fact>
      <Fact name={t('lately.output')}>
        <Count short value={tokens.output} />
      </Fact>
    </Facts>
  );
}
