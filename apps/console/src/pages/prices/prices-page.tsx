import { Button } from '@mantine/core';
import { IconPlus, IconRefreshDot } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { AddressTabs } from '../../components/address-tabs';
import { Page } from '../../components/page';
import { usePermission } from '../../session/use-profile';
import { PriceList } from './list/price-list';
import { LookUp } from './look-up/look-up';
import { RepricingList } from './repricings/repricing-list';
import { UnknownModels } from './unknown/unknown-models';

export function Component(): ReactElement {
  const { t } = useTranslation('prices');
  const maySetPrices = usePermission('prices.write');
  const mayReprice = usePermission('usage.write');
  return (
    <Page
      title={t('title')}
      description={t('description')}
      actions={
        <>
          {mayReprice ? (
            <Button
              component={Link}
              to="/prices/repricings/new"
              variant="default"
              leftSection={<IconRefreshDot size={16} aria-hidden />}
            >
              {t('repricing.begin')}
            </Button>
          ) : null}
          {maySetPrices ? (
            <Button component={Link} to="/prices/new" leftSection={<IconPlus size={16} aria-hidden />}>
              {t('set')}
            </Button>
          ) : null}
        </>
      }
    >
      <AddressTabs
        label={t('title')}
        tabs={[
          { name: 'list', label: t('tab.list'), content: <PriceList /> },
          { name: 'look-up', label: t('tab.look-up'), content: <LookUp /> },
          { name: 'unknown', label: t('tab.unknown'), content: <UnknownModels /> },
          { name: 'repricings', label: t('tab.repricings'), content: <RepricingList /> },
        ]}
      />
    </Page>
  );
}
