import { Button } from '@mantine/core';
import { IconKey, IconPlugConnected } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Page } from '../../components/page';
import { usePermission, useProfile } from '../../session/use-profile';
import { FirstSteps } from './first-steps/first-steps';
import classes from './home.module.css';
import { LastRequests } from './last-requests';
import { NearLimits } from './near-limits';
import { PoolLine } from './pool-line';
import { Today } from './today';
import { useLatestKey } from './use-latest-key';

/** Where everybody begins: what is left to do, how today goes, and what to do next. */
export function Component(): ReactElement {
  const { t } = useTranslation('home');
  const { displayName, username } = useProfile();
  const mayHaveKeys = usePermission('own-keys.manage');
  const maySeePool = usePermission('accounts.read');
  return (
    <Page title={t('title', { name: displayName ?? username })} actions={mayHaveKeys ? <KeyActions /> : null}>
      <FirstSteps />
      {maySeePool ? <PoolLine /> : null}
      {mayHaveKeys ? (
        <>
          <div className={classes.columns}>
            <Today />
            <NearLimits />
          </div>
          <LastRequests />
        </>
      ) : null}
    </Page>
  );
}

function KeyActions(): ReactElement {
  const { t } = useTranslation('home');
  const { latest } = useLatestKey();
  return (
    <>
      {latest === undefined ? null : (
        <Button
          component={Link}
          to={`/keys/${latest.id}?tab=use`}
          variant="default"
          leftSection={<IconPlugConnected size={16} aria-hidden />}
        >
          {t('action.useKey')}
        </Button>
      )}
      <Button component={Link} to="/keys/new" leftSection={<IconKey size={16} aria-hidden />}>
        {t('action.issueKey')}
      </Button>
    </>
  );
}
