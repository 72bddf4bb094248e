import { Button } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { AddressTabs } from '../../components/address-tabs';
import { Page } from '../../components/page';
import { ExportButton } from './export/export-button';
import { RecordsTab } from './records/records-tab';
import { ShortagesTab } from './shortages/shortages-tab';
import { SumsTab } from './sums/sums-tab';

/** Order, search and page are those of one tab; period and filters stay. */
const ownNames = ['sort', 'search', 'cursor'] as const;

export function Component(): ReactElement {
  const { t } = useTranslation('usage-explorer');
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
      <AddressTabs
        label={t('title')}
        ownNames={ownNames}
        tabs={[
          { name: 'sums', label: t('tab.sums'), content: <SumsTab /> },
          { name: 'records', label: t('tab.records'), content: <RecordsTab /> },
          { name: 'shortages', label: t('tab.shortages'), content: <ShortagesTab /> },
        ]}
      />
    </Page>
  );
}
