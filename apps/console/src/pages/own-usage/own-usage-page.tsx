import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { AddressTabs } from '../../components/address-tabs';
import { Page } from '../../components/page';
import { OwnLimitsTab } from './limits/own-limits-tab';
import { OwnRecordsTab } from './records/own-records-tab';
import { OwnSumsTab } from './sums/own-sums-tab';

/** Order, search and page are those of one tab. */
const ownNames = ['sort', 'search', 'cursor'] as const;

/** What I used, what I have left, and each of my requests. Period and key stay when another tab is opened. */
export function Component(): ReactElement {
  const { t } = useTranslation('own-usage');
  return (
    <Page title={t('title')} description={t('description')}>
      <AddressTabs
        label={t('title')}
        ownNames={ownNames}
        tabs={[
          { name: 'sums', label: t('tab.sums'), content: <OwnSumsTab /> },
          { name: 'limits', label: t('tab.limits'), content: <OwnLimitsTab /> },
          { name: 'records', label: t('tab.records'), content: <OwnRecordsTab /> },
        ]}
      />
    </Page>
  );
}
