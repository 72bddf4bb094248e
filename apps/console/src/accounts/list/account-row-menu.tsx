import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconFlask, IconPlayerPause, IconPlayerPlay, IconRefresh, IconSettings } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePermission } from '../../session/use-profile';
import type { ShownAccount } from '../account';
import { useAccountActions } from '../use-account-actions';

/** What can be done with an account without opening it. What a menu has in it is made when it is opened: there is one in every row. */
export function AccountRowMenu({ account }: { readonly account: ShownAccount }): ReactElement | null {
  const { t } = useTranslation('accounts');
  const mayOperate = usePermission('accounts.operate');
  if (!mayOperate) return null;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('menu.open', { name: account.name })}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Items account={account} />
      </Menu.Dropdown>
    </Menu>
  );
}

function Items({ account }: { readonly account: ShownAccount }): ReactElement {
  const { t } = useTranslation('accounts');
  const mayWrite = usePermission('accounts.write');
  const { pause, resume, reset } = useAccountActions(account);
  const { id, schedulable } = account;
  return (
    <>
      {schedulable ? (
        <Menu.Item leftSection={<IconPlayerPause size={16} aria-hidden />} onClick={pause}>
          {t('action.pause')}
        </Menu.Item>
      ) : (
        <Menu.Item leftSection={<IconPlayerPlay size={16} aria-hidden />} onClick={resume}>
          {t('action.resume')}
        </Menu.Item>
      )}
      <Menu.Item leftSection={<IconRefresh size={16} aria-hidden />} onClick={reset}>
        {t('action.reset')}
      </Menu.Item>
      <Menu.Item component={Link} to={`/accounts/${id}?tab=tests`} leftSection={<IconFlask size={16} aria-hidden />}>
        {t('action.test')}
      </Menu.Item>
      {mayWrite ? (
        <Menu.Item
          component={Link}
          to={`/accounts/${id}?tab=settings`}
          leftSection={<IconSettings size={16} aria-hidden />}
        >
          {t('action.settings')}
        </Menu.Item>
      ) : null}
    </>
  );
}
