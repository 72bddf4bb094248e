import { Button, Tabs } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Page } from '../../components/page';
import { useListState } from '../../lists/use-list-state';
import { ExportButton } from './export/export-button';
import { oneOf } from '../../usage/filters/filter-names';
import { RecordsTab } from './records/records-tab';
import { ShortagesTab } from './shortages/shortages-tab';
import { SumsTab } from './sums/sums-tab';

const tabs = ['sums', 'records', 'shortages'] as const;

export function Component(): ReactElement {
  const { t } = useTranslation('usage-explorer');
  const list = useListState();
  const tab = oneOf(tabs, list.filter('tab')) ?? 'sums';
  return (
    <Page
      title={t('title')}
      description={t('description')}
      actions={
        <>
          <Button
            component={Link}
            to="/usage-explorer/reconciliation"
            variant="default"
            leftSection={<IconScale size={16} aria-hidden />}
          >
            {t('reconciliation.open')}
          </Button>
          <ExportButton />
        </>
      }
    >
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(value) =>
          list.change({ tab: value === 'sums' ? undefined : (value ?? undefined), sort: undefined, search: undefined })
        }
      >
        <Tabs.List mb="md">
          {tabs.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`tab.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="sums">
          <SumsTab />
        </Tabs.Panel>
        <Tabs.Panel value="records">
          <RecordsTab />
        </Tabs.Panel>
        <Tabs.Panel value="shortages">
          <ShortagesTab />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
