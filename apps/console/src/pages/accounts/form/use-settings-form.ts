import { type UseFormReturnType, useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { localOf } from '../../../keys/local-moment';
import type { Account } from '../../../accounts/account';
import { type AccountSettings, settingsOf } from './account-settings';

/** @param account absent: a new one */
export function useSettingsForm(account: Partial<Account> = {}): UseFormReturnType<AccountSettings> {
  const { t } = useTranslation('account-form');
  return useForm<AccountSettings>({
    initialValues: settingsOf(account, localOf),
    validate: {
      name: (name) => (name.trim() === '' ? t('missing') : null),
      ownerId: (ownerId, { personal }) => (personal && ownerId === null ? t('missing') : null),
      proxy: ({ on, host, port }) => (on && (host.trim() === '' || port === '') ? t('setting.proxy.incomplete') : null),
    },
  });
}
