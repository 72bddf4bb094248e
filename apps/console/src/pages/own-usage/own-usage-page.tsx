import { Tabs } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../components/page';
import { oneOf } from '../../lists/one-of';
import { useListState } from '../../lists/use-list-state';
import { OwnLimitsTab } from './limits/own-limits-tab';
import { OwnRecordsTab } from './records/own-records-tab';
import { OwnSumsTab } from './sums/own-sums-tab';

const tabs = ['sums', 'limits', 'records'] as const;
const contents = { sums: OwnSumsTab, limits: OwnLimitsTab, records: OwnRecordsTab } as const;

/** What I used, what I have left, and each of my requests. Period and key stay when another tab is opened. */
export function Component(): ReactElement {
  const { t } = useTranslation('own-usage');
  const { filter, change } = useListState();
  const tab = oneOf(tabs, filter('tab')) ?? 'sums';
  const Content = contents[tab];
  return (
    <Page title={t('title')} description={t('description')}>
      <Tabs
        value={tab}
        onChange={(next) =>
          change({ tab: next === 'sums' ? undefined : (next ?? undefined), sort: undefined, search: undefined })
        }
        keepMounted={false}
      >
        <Tabs.List mb="lg">
          {tabs.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`tab.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab}>
          <Content />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
