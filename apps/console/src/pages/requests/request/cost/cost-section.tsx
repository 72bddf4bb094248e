import { Alert, Stack, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../../components/section';
import type { UsageRecord } from '../../../../usage/records/use-records';
import type { Explanation } from '../explanation';
import { CostLines } from './cost-lines';

export interface CostSectionProps {
  readonly cost: Explanation['cost'];
  readonly record: UsageRecord | undefined;
}

/** What was used times its price, line by line, and whether that is what was counted. */
export function CostSection({ cost, record }: CostSectionProps): ReactElement {
  const { t } = useTranslation('requests');
  return (
    <Section title={t('cost.title')} description={t('cost.description')}>
      {cost.lines.length === 0 ? (
        <Text size="sm">{t('cost.nothing')}</Text>
      ) : (
        <Stack gap="sm">
          <CostLines cost={cost} />
          <Counted counted={record?.costUsd} byPrices={cost.totalUsd} />
        </Stack>
      )}
    </Section>
  );
}

interface CountedProps {
  /** Null: there was no price; absent: there is no record. */
  readonly counted: string | null | undefined;
  readonly byPrices: string | null;
}

/** What limits, budgets and sums were told of the cost, where that is something else. */
function Counted({ counted, byPrices }: CountedProps): ReactElement | null {
  const { t } = useTranslation('requests');
  if (counted === undefined || counted === byPrices) return null;
  return (
    <Alert color="yellow" icon={<IconInfoCircle aria-hidden />} title={t('cost.differs')}>
      {counted === null ? t('cost.countedAsUnknown') : t('cost.counted', { counted: `$${counted}` })}{' '}
      {byPrices === null ? t('cost.notKnownNow') : t('cost.byPricesNow', { byPrices: `$${byPrices}` })}
    </Alert>
  );
}
