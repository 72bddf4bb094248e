import { Button } from '@mantine/core';
import { IconFlask, IconPlayerPause, IconPlayerPlay, IconRefresh } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePermission } from '../../../session/use-profile';
import type { ShownAccount } from '../../../accounts/account';
import { useAccountActions } from '../../../accounts/use-account-actions';

export function AccountButtons({ account }: { readonly account: ShownAccount }): ReactElement | null {
  const { t } = useTranslation('accounts');
  const mayOperate = usePermission('accounts.operate');
  const { pause, resume, reset, pending } = useAccountActions(account);
  if (!mayOperate) return null;
  return (
    <>
      {account.schedulable ? (
        <Button
          variant="default"
          loading={pending === 'pause'}
          leftSection={<IconPlayerPause size={16} aria-hidden />}
          onClick={pause}
        >
          {t('action.pause')}
        </Button>
      ) : (
        <Button loading={pending === 'resume'} leftSection={<IconPlayerPlay size={16} aria-hidden />} onClick={resume}>
          {t('action.resume')}
        </Button>
      )}
      <Button
        variant="default"
        loading={pending === 'reset'}
        leftSection={<IconRefresh size={16} aria-hidden />}
        onClick={reset}
      >
        {t('action.reset')}
      </Button>
      <Button
        component={Link}
        to={`/accounts/${account.id}?tab=tests`}
        variant="default"
        leftSection={<IconFlask size={16} aria-hidden />}
      >
        {t('action.test')}
      </Button>
    </>
  );
}
