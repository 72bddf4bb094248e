import { Paper, Stack, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../accounts/account';
import { TestHistory } from '../tests/test-history';
import { TestPanel } from '../tests/test-panel';
import { TestSchedule } from '../tests/test-schedule';
import classes from './detail.module.css';

/** Asking an account, by hand and by a schedule, and what came of it. */
export function AccountTests({ account }: { readonly account: Account }): ReactElement {
  const { t } = useTranslation('accounts');
  return (
    <Stack gap="lg">
      <div className={classes.halves}>
        <Paper withBorder p="md">
          <Title order={2} size="h4" mb="sm">
            {t('test.title')}
          </Title>
          <TestPanel account={account} />
        </Paper>
        <Paper withBorder p="md">
          <Title order={2} size="h4" mb="sm">
            {t('schedule.title')}
          </Title>
          <TestSchedule account={account} />
        </Paper>
      </div>
      <section aria-label={t('test.history')}>
        <Title order={2} size="h4" mb="sm">
          {t('test.history')}
        </Title>
        <TestHistory id={account.id} />
      </section>
    </Stack>
  );
}
