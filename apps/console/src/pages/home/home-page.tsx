import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../components/page';
import { useProfile } from '../../session/use-profile';

export function Component(): ReactElement {
  const { t } = useTranslation('home');
  const { displayName, username } = useProfile();
  return (
    <Page title={t('title', { name: displayName ?? username })}>
      <Text>{t('intro')}</Text>
    </Page>
  );
}
