import { Anchor, Skeleton } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { Count, Dollars } from '../../../components/figures';
import { ProblemAlert } from '../../../components/problem-alert';
import { useNow } from '../../../components/use-now';
import classes from '../../../keys/fields.module.css';
import { useProfile } from '../../../session/use-profile';
import type { Person } from '../person';
import { firstDayOf } from './first-day';
import { Section } from './section';

const DAYS = 30;

/** What somebody used lately over all keys, in short. */
export function PersonUsage({ person }: { readonly person: Person }): ReactElement {
  const { t } = useTranslation('people');
  const { timezone } = useProfile();
  const from = firstDayOf(DAYS, useNow(), timezone);
  const { data, error, refetch } = controlPlane.useQuery('get', '/admin/usage', {
    params: { query: { by: 'total', userId: person.id, from } },
  });
  const more = (
    <Anchor component={Link} to={`/usage-explorer?userId=${encodeURIComponent(person.id)}`} size="sm">
      {t('usage.more')}
    </Anchor>
  );
  if (error !== null)
    return (
      <Section title={t('usage.title', { count: DAYS })}>
        <ProblemAlert error={error} onRetry={() => void refetch()} />
      </Section>
    );
  const { costUsd, requests, tokens } = data?.total ?? {};
  return (
    <Section title={t('usage.title', { count: DAYS })} more={more}>
      {costUsd === undefined || requests === undefined || !tokens ? (
        <Skeleton height="3rem" />
      ) : (
        <dl className={classes.facts}>
          <div>
            <dt>{t('usage.cost')}</dt>
            <dd>
              <Dollars value={costUsd} />
            </dd>
          </div>
          <div>
            <dt>{t('usage.requests')}</dt>
            <dd>
              <Count value={requests} />
            </dd>
          </div>
          <div>
            <dt>{t('usage.input')}</dt>
            <dd>
              <Count short value={tokens.input + tokens.cacheRead + tokens.cacheWrite5m + tokens.cacheWrite1h} />
            </dd>
          </div>
          <div>
            <dt>{t('usage.output')}</dt>
            <dd>
              <Count short value={tokens.output} />
            </dd>
          </div>
        </dl>
      )}
    </Section>
  );
}
