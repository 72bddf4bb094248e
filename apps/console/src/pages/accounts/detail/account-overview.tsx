import { Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../../../session/use-profile';
import type { ShownAccount } from '../../../accounts/account';
import { SpentToday } from '../../../accounts/list/spent-today';
import { windowsOf } from '../../../accounts/state/shown-windows';
import { WindowBar } from '../../../accounts/state/window-bar';
import { AccountFacts } from './account-facts';
import { AccountStanding } from './account-standing';
import { AccountUsage } from './account-usage';
import classes from './detail.module.css';

/** How an account fares at this moment. */
export function AccountOverview({ account }: { readonly account: ShownAccount }): ReactElement {
  const { t } = useTranslation('accounts');
  const mayReadUsage = usePermission('usage.read');
  const windows = windowsOf(account);
  return (
    <Stack gap="md">
      <div className={classes.halves}>
        <Paper withBorder p="md">
          <Title order={2} size="h4" mb="sm">
            {t('column.state')}
          </Title>
          <AccountStanding account={account} />
        </Paper>
        <Paper withBorder p="md">
          <Title order={2} size="h4" mb="sm">
            {t('column.windows')}
          </Title>
          <Stack gap="md">
            {windows.length === 0 ? (
              <Text size="sm" c="dimmed">
                {t('window.none')}
              </Text>
            ) : (
              windows.map((window) => <WindowBar key={`${window.name} ${window.family ?? ''}`} window={window} />)
            )}
          </Stack>
        </Paper>
        <Paper withBorder p="md">
          <Title order={2} size="h4" mb="sm">
            {t('column.spent')}
          </Title>
          <SpentToday account={account} />
        </Paper>
        {mayReadUsage ? (
          <Paper withBorder p="md">
            <AccountUsage id={account.id} />
          </Paper>
        ) : null}
      </div>
      <Paper withBorder p="md">
        <Title order={2} size="h4" mb="sm">
          {t('facts.title')}
        </Title>
        <AccountFacts account={account} />
      </Paper>
    </Stack>
  );
}
