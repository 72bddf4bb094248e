import { Stack, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Page } from '../../components/page';
import { platforms } from '../../components/platform-name/platforms';
import type { Account } from '../../accounts/account';
import { AccountAdded } from './account-added';
import { NewAccountForm } from './new-account-form';
import { PlatformChoice } from './platform-choice';

/** What is chosen stands in the address, what is secret does not: it is in the form alone, and gone with it. */
export function Component(): ReactElement {
  const { t } = useTranslation('account-form');
  const [parameters, setParameters] = useSearchParams();
  const [added, setAdded] = useState<Account>();
  const platform = platforms.find((each) => each === parameters.get('platform'));
  if (added) {
    return (
      <Page title={t('added.title', { name: added.name })}>
        <AccountAdded account={added} onAnother={() => setAdded(undefined)} />
      </Page>
    );
  }
  return (
    <Page title={t('title')} description={t('description')}>
      <Stack gap="lg" maw="60rem">
        <Stack gap="sm">
          <Title order={2} size="h4">
            {t('step.platform')}
          </Title>
          <PlatformChoice
            value={platform}
            onChange={(chosen) => setParameters({ platform: chosen }, { replace: platform !== undefined })}
          />
        </Stack>
        {platform ? <NewAccountForm key={platform} platform={platform} onAdded={setAdded} /> : null}
      </Stack>
    </Page>
  );
}
