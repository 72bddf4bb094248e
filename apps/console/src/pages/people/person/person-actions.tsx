import { Button, Menu } from '@mantine/core';
import {
  IconChevronDown,
  IconLockOpen,
  IconLogout,
  IconPassword,
  IconRestore,
  IconTrash,
  IconUserCheck,
  IconUserOff,
} from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../../api/control-plane';
import { useInvalidate } from '../../../api/use-invalidate';
import { confirmDestruction } from '../../../components/confirm';
import { tellDone } from '../../../components/tell';
import { useProfile } from '../../../session/use-profile';
import { type IssuedPassword, PasswordSheet } from '../password-sheet';
import { type ShownPerson, mayManage, nameOf } from '../person';
import { usePersonAction } from './use-person-action';

/** What can be done with somebody as they are; nothing where they are not the viewer's to manage. */
export function PersonActions({ person }: { readonly person: ShownPerson }): ReactElement | null {
  const { t } = useTranslation('people');
  const profile = useProfile();
  const invalidate = useInvalidate();
  const [issued, setIssued] = useState<IssuedPassword>();
  const enable = usePersonAction(person, 'enable', t('act.enabled'));
  const disable = usePersonAction(person, 'disable', t('act.disabled'));
  const endSessions = usePersonAction(person, 'end-sessions', t('act.sessionsEnded'));
  const unlock = usePersonAction(person, 'unlock', t('act.unlocked'));
  const restore = usePersonAction(person, 'restore', t('act.restored'));
  const reset = controlPlane.useMutation('post', '/admin/users/{id}/reset-password', {
    gcTime: 0,
    onSuccess: async ({ username, password }) => {
      if (password !== undefined) setIssued({ username, password });
      await invalidate('/admin/users');
    },
  });
  const remove = controlPlane.useMutation('delete', '/admin/users/{id}', {
    onSuccess: async () => {
      await invalidate('/admin/users');
      tellDone(t('act.deleted'));
    },
  });
  const name = nameOf(person);
  const path = { params: { path: { id: person.id } } };
  const isOneself = person.id === profile.id;
  const ask = (act: 'disable' | 'endSessions' | 'reset' | 'delete', onConfirm: () => void): void =>
    confirmDestruction({
      title: t(`ask.${act}.title`, { name }),
      consequences: t(`ask.${act}.consequences`),
      confirm: t(`ask.${act}.confirm`),
      onConfirm,
    });
  const isPending = [enable, disable, endSessions, unlock, restore, reset, remove].some((act) => act.isPending);
  if (!profile.permissions.includes('users.write') || !mayManage(profile.role, person.role)) return null;
  if (person.deletedAt !== undefined)
    return (
      <Button leftSection={<IconRestore size={16} aria-hidden />} loading={restore.isPending} onClick={restore.run}>
        {t('act.restore')}
      </Button>
    );
  return (
    <>
      {person.lockedForSeconds > 0 ? (
        <Button
          variant="default"
          leftSection={<IconLockOpen size={16} aria-hidden />}
          loading={unlock.isPending}
          onClick={unlock.run}
        >
          {t('act.unlock')}
        </Button>
      ) : null}
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <Button variant="default" loading={isPending} rightSection={<IconChevronDown size={16} aria-hidden />}>
            {t('act.label')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {person.provider === 'local' && !isOneself ? (
            <Menu.Item
              leftSection={<IconPassword size={16} aria-hidden />}
              onClick={() => ask('reset', () => reset.mutate(path))}
            >
              {t('act.reset')}
            </Menu.Item>
          ) : null}
          <Menu.Item
            leftSection={<IconLogout size={16} aria-hidden />}
            onClick={() => ask('endSessions', endSessions.run)}
          >
            {t('act.endSessions')}
          </Menu.Item>
          {person.enabled ? null : (
            <Menu.Item leftSection={<IconUserCheck size={16} aria-hidden />} onClick={enable.run}>
              {t('act.enable')}
            </Menu.Item>
          )}
          {person.enabled && !isOneself ? (
            <Menu.Item
              color="red"
              leftSection={<IconUserOff size={16} aria-hidden />}
              onClick={() => ask('disable', disable.run)}
            >
              {t('act.disable')}
            </Menu.Item>
          ) : null}
          {isOneself ? null : (
            <Menu.Item
              color="red"
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={() => ask('delete', () => remove.mutate(path))}
            >
              {t('act.delete')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {issued ? (
        <PasswordSheet
          issued={issued}
          onKept={() => {
            setIssued(undefined);
            reset.reset();
          }}
        />
      ) : null}
    </>
  );
}
