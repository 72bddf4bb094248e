import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../format/use-format';
import { oneOf } from '../../../../lists/one-of';
import type { CostLine } from '../explanation';
import { readPriceId } from './read-price-id';

const sources = ['bundled', 'fetched', 'override', 'account'] as const;

/** Which price a line was counted with: of what, from which day on, from where. */
export function PriceName({ line }: { readonly line: CostLine }): ReactElement {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const { model, priceId, serviceClass, aboveTokens } = line;
  const { of, from, source } =
    priceId === undefined ? { of: model, from: undefined, source: undefined } : readPriceId(priceId);
  const known = oneOf(sources, source);
  const words = [
    of,
    ...(from === undefined ? [] : [t('cost.from', { day: from })]),
    ...(known === undefined ? [] : [t(`cost.source.${known}`)]),
    ...(serviceClass === undefined ? [] : [t('cost.class', { serviceClass })]),
    ...(aboveTokens === undefined ? [] : [t('cost.above', { tokens: format.count(aboveTokens) })]),
  ];
  return (
    <Text component="span" size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
      {words.join(' · ')}
    </Text>
  );
}
