import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../components/page';
import { PoolAccounts } from './accounts/pool-accounts';
import { AttentionPanel } from './attention/attention-panel';
import { EventFeed } from './feed/event-feed';
import { FigureTiles } from './figures/figure-tiles';
import classes from './pool.module.css';
import { RunningPanel } from './running/running-panel';

/** What is wrong and since when, what there is to do, and what everything is at. */
export function Component(): ReactElement {
  const { t } = useTranslation('pool');
  return (
    <Page title={t('title')} description={t('description')}>
      <AttentionPanel />
      <FigureTiles />
      <div className={classes.halves}>
        <RunningPanel />
        <EventFeed />
      </div>
      <PoolAccounts />
    </Page>
  );
}
