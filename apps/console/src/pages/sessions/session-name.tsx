import { Anchor, Badge, Group, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconBrowser, IconTerminal2 } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { browserNameOf } from './browser-name';
import type { Session } from './session';
import { Hint } from '../../components/hint';

/** What somebody is signed in with, in words. */
export function useSessionName(): (session: Session) => string {
  const { t } = useTranslation('sessions');
  return ({ kind, client, userAgent = '' }) => {
    if (kind === 'device') return client ?? t('unknownProgram');
    const { browser, system } = browserNameOf(userAgent);
    if (browser === undefined) return system === undefined ? t('unknownBrowser') : t('browserOn', { system });
    return system === undefined ? browser : t('on', { browser, system });
  };
}

/** A browser or a program, and which of them this one is. */
export function SessionName({ session }: { readonly session: Session }): ReactElement {
  const { t } = useTranslation('sessions');
  const nameOf = useSessionName();
  const { kind, current, keyId, userAgent } = session;
  const Icon = kind === 'device' ? IconTerminal2 : IconBrowser;
  const name = (
    <Text inherit style={{ whiteSpace: 'nowrap' }}>
      {nameOf(session)}
    </Text>
  );
  return (
    <Group gap="sm" wrap="nowrap">
      <ThemeIcon variant="light" color="gray" size="lg">
        <Icon size={18} stroke={1.6} aria-hidden />
      </ThemeIcon>
      <Stack gap={0}>
        <Group gap="xs">
          {userAgent === undefined ? (
            name
          ) : (
            <Hint label={userAgent} maw="24rem">
              {name}
            </Hint>
          )}
          {current ? (
            <Badge variant="light" color="green" tt="none" style={{ flexShrink: 0 }}>
              {t('current')}
            </Badge>
          ) : null}
        </Group>
        <Text size="xs" c="dimmed" component="div">
          {t(`kind.${kind}`)}
          {keyId === undefined ? null : (
            <>
              {' · '}
              <Anchor component={Link} to={`/keys/${keyId}`} size="xs">
                {t('itsKey')}
              </Anchor>
            </>
          )}
        </Text>
      </Stack>
    </Group>
  );
}
