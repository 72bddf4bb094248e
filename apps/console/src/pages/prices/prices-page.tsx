import { Button, Tabs } from '@mantine/core';
import { IconPlus, IconRefreshDot } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Page } from '../../components/page';
import { useListState } from '../../lists/use-list-state';
import { usePermission } from '../../session/use-profile';
import { PriceList } from './list/price-list';
import { LookUp } from './look-up/look-up';
import { oneOf } from './price-words';
import { RepricingList } from './repricings/repricing-list';
import { UnknownModels } from './unknown/unknown-models';

/** All that the parts keep in the address. */
const ownFilters = [
  ...['sort', 'search', 'platform', 'source', 'all', 'model', 'account', 'day', 'hasPrice', 'apply', 'state'],
];
const tabs = ['list', 'look-up', 'unknown', 'repricings'] as const;

export function Component(): ReactElement {
  const { t } = useTranslation('prices');
  const list = useListState();
  const maySetPrices = usePermission('prices.write');
  const mayReprice = usePermission('usage.write');
  const tab = oneOf(tabs, list.filter('tab')) ?? 'list';
  /** Each part has filters of its own. */
  const turnTo = (value: string | null): void => {
    list.change({
      ...Object.fromEntries(ownFilters.map((name) => [name, undefined])),
      tab: value === null || value === 'list' ? undefined : value,
    });
  };
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
      <Tabs value={tab} keepMounted={false} onChange={turnTo}>
        <Tabs.List mb="md">
          {tabs.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`tab.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="list">
          <PriceList />
        </Tabs.Panel>
        <Tabs.Panel value="look-up">
          <LookUp />
        </Tabs.Panel>
        <Tabs.Panel value="unknown">
          <UnknownModels />
        </Tabs.Panel>
        <Tabs.Panel value="repricings">
          <RepricingList />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
