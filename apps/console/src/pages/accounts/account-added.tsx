import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePermission } from '../../session/use-profile';
import type { Account } from '../../accounts/account';
import { TestPanel } from './tests/test-panel';

export interface AccountAddedProps {
  readonly account: Account;
  readonly onAnother: () => void;
}

/** Just after an account was added: it is tested at once. */
export function AccountAdded({ account, onAnother }: AccountAddedProps): ReactElement {
  const { t } = useTranslation('account-form');
  const mayTest = usePermission('accounts.operate');
  return (
    <Stack gap="lg">
      <Text>{t('added.means')}</Text>
      <Group>
        <Button component={Link} to={`/accounts/${account.id}`}>
          {t('added.open')}
        </Button>
        <Button variant="default" onClick={onAnother}>
          {t('added.another')}
        </Button>
      </Group>
      {mayTest ? <TestPanel account={account} begins /> : null}
    </Stack>
  );
}
