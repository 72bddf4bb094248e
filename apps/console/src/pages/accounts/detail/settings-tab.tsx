import { Button, Divider, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownAccount } from '../../../accounts/account';
import { useDeleteAccount } from './use-delete-account';
import { SettingsForm } from './settings-form';

/** All settings of an account, and its end. */
export function SettingsTab({ account }: { readonly account: ShownAccount }): ReactElement {
  const { t } = useTranslation('account-form');
  const { ask, isPending } = useDeleteAccount(account);
  return (
    <Stack maw="60rem" gap="lg">
      <SettingsForm account={account} />
      <Divider />
      <Stack gap="xs" align="flex-start">
        <Title order={2} size="h4">
          {t('delete.title')}
        </Title>
        <Text size="sm">{t('delete.means')}</Text>
        <Group>
          <Button color="red" variant="outline" loading={isPending} onClick={ask}>
            {t('delete.ask')}
          </Button>
        </Group>
      </Stack>
    </Stack>
  );
}
