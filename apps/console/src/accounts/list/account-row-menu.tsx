import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconFlask, IconPlayerPause, IconPlayerPlay, IconRefresh, IconSettings } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePermission } from '../../session/use-profile';
import type { ShownAccount } from '../account';
import { useAccountActions } from '../use-account-actions';

/** What can be done with an account without opening it. */
export function AccountRowMenu({ account }: { readonly account: ShownAccount }): ReactElement | null {
  const { t } = useTranslation('accounts');
  const mayOperate = usePermission('accounts.operate');
  const mayWrite = usePermission('accounts.write');
  const actions = useAccountActions();
  if (!mayOperate) return null;
  const { id, name, schedulable } = account;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          loading={actions.pending !== undefined}
          aria-label={t('menu.open', { name })}
        >
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {schedulable ? (
          <Menu.Item leftSection={<IconPlayerPause size={16} aria-hidden />} onClick={() => actions.pause(account)}>
            {t('action.pause')}
          </Menu.Item>
        ) : (
          <Menu.Item leftSection={<IconPlayerPlay size={16} aria-hidden />} onClick={() => actions.resume(account)}>
            {t('action.resume')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconRefresh size={16} aria-hidden />} onClick={() => actions.reset(account)}>
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
      </Menu.Dropdown>
    </Menu>
  );
}
