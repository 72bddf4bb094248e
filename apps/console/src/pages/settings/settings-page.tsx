import { Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../api/control-plane';
import { Page } from '../../components/page';
import { BrowserChoices } from './browser-choices';
import { EditedElsewhere } from './edited-elsewhere';
import { EnvironmentList } from './environment-list';
import { InstanceTable } from './instance-table';
import classes from './settings.module.css';

/** How the relay is set up, and where each thing is changed. */
export function Component(): ReactElement {
  const { t } = useTranslation('settings');
  const answer = controlPlane.useQuery('get', '/admin/settings');
  return (
    <Page title={t('title')} description={t('description')}>
      <Stack gap="xl">
        <div className={classes.halves}>
          <EditedElsewhere />
          <BrowserChoices />
        </div>
        <InstanceTable instances={answer.data?.instances} />
        <EnvironmentList answer={answer} />
      </Stack>
    </Page>
  );
}
