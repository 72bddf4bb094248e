import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core';
import { IconCheck, IconLock, IconLogout, IconUserCircle } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Language, languages } from '../i18n/languages';
import { chooseLanguage } from '../i18n/start-language';
import { useLanguage } from '../i18n/use-language';
import { useSession } from '../session/session-context';
import { useProfile } from '../session/use-profile';

const schemes = ['auto', 'light', 'dark'] as const;

/** Who is signed in, language, colours, and the way out. */
export function AccountMenu(): ReactElement {
  const { t } = useTranslation();
  const { signOut } = useSession();
  const { username, displayName, role, provider } = useProfile();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const language = useLanguage();
  const mark = (isChosen: boolean): ReactElement | null => (isChosen ? <IconCheck size={16} aria-hidden /> : null);
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('account.open', { name: displayName ?? username })}
        >
          <IconUserCircle size={24} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('account.signedInAs', { name: displayName ?? username, role: t(`role.${role}`) })}</Menu.Label>
        {provider === 'local' ? (
          <Menu.Item component={Link} to="/change-password" leftSection={<IconLock size={16} aria-hidden />}>
            {t('account.changePassword')}
          </Menu.Item>
        ) : null}
        <Menu.Divider />
        <Menu.Label>{t('account.language')}</Menu.Label>
        {(Object.entries(languages) as [Language, string][]).map(([code, name]) => (
          <Menu.Item
            key={code}
            lang={code}
            closeMenuOnClick={false}
            rightSection={mark(code === language)}
            onClick={() => void chooseLanguage(code)}
          >
            {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('account.colours')}</Menu.Label>
        {schemes.map((scheme) => (
          <Menu.Item
            key={scheme}
            closeMenuOnClick={false}
            rightSection={mark(scheme === colorScheme)}
            onClick={() => setColorScheme(scheme)}
          >
            {t(`account.scheme.${scheme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void signOut()}>
          {t('account.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
