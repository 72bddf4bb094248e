import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state';
import { Page } from '../../components/page';
import { usePermission } from '../../session/use-profile';
import { PoolAccounts } from './accounts/pool-accounts';
import { AttentionPanel } from './attention/attention-panel';
import { EventFeed } from './feed/event-feed';
import { FigureTiles } from './figures/figure-tiles';
import classes from './pool.module.css';
import { RunningPanel } from './running/running-panel';

/** What is wrong and since when, what there is to do, and what everything is at. */
export function Component(): ReactElement {
  const { t } = useTranslation('pool');
  // Whoever follows a link that was meant for others is told so, instead of waiting for what never comes.
  if (!usePermission('accounts.read'))
    return (
      <Page title={t('title')}>
        <EmptyState title={t('mayNot.title')} hint={t('mayNot.hint')} />
      </Page>
    );
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
