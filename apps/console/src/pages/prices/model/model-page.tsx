import { Anchor, Button, Card, Group, Stack, Text } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { EmptyState } from '../../../components/empty-state';
import { Page } from '../../../components/page';
import { PageSkeleton } from '../../../components/page-skeleton';
import { platforms } from '../../../components/platform-name/platforms';
import { usePlatformName } from '../../../components/platform-name/use-platform-name';
import { ProblemAlert } from '../../../components/problem-alert';
import { oneOf } from '../../../lists/one-of';
import { usePermission } from '../../../session/use-profile';
import { SourceBadge, StandingBadge } from '../price-badges';
import { PriceTerms } from '../price-terms';
import { type ListedPrice, newPriceAddress } from '../price-words';
import { OverrideActions } from './override-actions';

/** All prices of a model on a platform: what holds, what will, what did, and what an override has replaced. */
export function Component(): ReactElement {
  const { t } = useTranslation('prices');
  const [given] = useSearchParams();
  const model = given.get('model') ?? '';
  const platform = oneOf(platforms, given.get('platform'));
  const platformName = usePlatformName();
  const maySetPrices = usePermission('prices.write');
  const answer = controlPlane.useQuery('get', '/admin/prices', {
    params: { query: { all: true, search: model, sort: '-from', limit: 200, ...(platform ? { platform } : {}) } },
  });
  if (answer.isPending) return <PageSkeleton />;
  const prices = (answer.data?.items ?? []).filter((price) => price.model === model);
  const name = prices[0]?.displayName;
  return (
    <Page
      title={model}
      description={[platform && platformName(platform), name === model ? undefined : name].filter(Boolean).join(' · ')}
      actions={
        <>
          <Button
            component={Link}
            variant="default"
            leftSection={<IconSearch size={16} aria-hidden />}
            to={`/prices?${new URLSearchParams({ tab: 'look-up', platform: platform ?? '', model }).toString()}`}
          >
            {t('tab.look-up')}
          </Button>
          {maySetPrices && platform ? (
            <Button
              component={Link}
              to={newPriceAddress({ platform, model })}
              leftSection={<IconPlus size={16} aria-hidden />}
            >
              {t('set')}
            </Button>
          ) : null}
        </>
      }
    >
      <Anchor component={Link} to="/prices" size="sm">
        {t('back')}
      </Anchor>
      {answer.isError ? <ProblemAlert error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {prices.length === 0 && !answer.isError ? (
        <EmptyState title={t('model.none')} hint={t('model.noneHint')} />
      ) : (
        <Stack>
          {prices.map((price) => (
            <PriceCard key={price.id} price={price} />
          ))}
        </Stack>
      )}
    </Page>
  );
}

function PriceCard({ price }: { readonly price: ListedPrice }): ReactElement {
  const { t } = useTranslation('prices');
  const { from, source, standing, aliases } = price;
  return (
    <Card withBorder component="section">
      <Stack gap="sm">
        <Group justify="space-between">
          <Group gap="xs">
            <Text component="h2" fw={600}>
              {from === undefined ? t('always') : t('model.from', { day: from })}
            </Text>
            {standing === undefined ? null : <StandingBadge standing={standing} />}
            <SourceBadge source={source} />
          </Group>
          <OverrideActions price={price} />
        </Group>
        <PriceTerms terms={price} />
        {aliases.length === 0 ? null : (
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {t('model.aliases', { names: aliases.join(', ') })}
          </Text>
        )}
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {t('model.id', { id: price.id })}
        </Text>
      </Stack>
    </Card>
  );
}
