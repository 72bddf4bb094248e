import { Stack, Table, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format';
import { oneOf } from '../../lists/one-of';
import classes from './prices.module.css';
import { termsTable } from './terms-table';
import { type ListedPrice, pricedTools, serviceClasses, tokenClasses } from './price-words';
import { useUnitPrice } from './unit-price';

type Terms = Pick<ListedPrice, 'prices' | 'longContext' | 'classes' | 'regions' | 'tools'> & {
  readonly regionalPercent?: number;
};

/** All that a price says: tokens by class and length of the prompt, classes of service, regions and tools. */
export function PriceTerms({ terms }: { readonly terms: Terms }): ReactElement {
  const { t } = useTranslation('prices');
  const format = useFormat();
  const unitPrice = useUnitPrice();
  const { shares, rows } = termsTable(terms);
  const className = (name: string | undefined): string => {
    const known = oneOf(serviceClasses, name);
    return name === undefined ? t('class.standard') : known ? t(`class.${known}`) : name;
  };
  const percent = (value: number): string => format.share(value / 100);
  const others = [
    ...shares.map(({ name, share }) => t('terms.class', { name: className(name), share: percent(share) })),
    ...Object.entries(terms.regions ?? {}).map(([name, share]) => t('terms.region', { name, share: percent(share) })),
    ...(terms.regionalPercent === undefined ? [] : [t('terms.regional', { share: percent(terms.regionalPercent) })]),
    ...Object.entries(terms.tools ?? {}).map(([name, price]) => {
      const tool = oneOf(pricedTools, name);
      return t('terms.tool', { name: tool ? t(`tool.${tool}`) : name, price: unitPrice(price) });
    }),
  ];
  return (
    <Stack gap="xs">
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('terms.tokens')}>
        <Table verticalSpacing={6} withTableBorder captionSide="top" className={classes.terms}>
          <Table.Caption>{t('perMillion')}</Table.Caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('terms.what')}</Table.Th>
              {tokenClasses.map((name) => (
                <Table.Th key={name} scope="col" ta="end">
                  {t(`tokens.${name}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ serviceClass, aboveTokens, prices }) => (
              <Table.Tr key={`${serviceClass ?? ''} ${aboveTokens ?? ''}`}>
                <Table.Th scope="row" fw={400}>
                  {aboveTokens === undefined
                    ? className(serviceClass)
                    : t('terms.above', { name: className(serviceClass), tokens: format.count(aboveTokens) })}
                </Table.Th>
                {tokenClasses.map((name) => (
                  <Table.Td key={name} className="numeric">
                    {unitPrice(prices[name])}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {others.map((text) => (
        <Text key={text} size="sm">
          {text}
        </Text>
      ))}
    </Stack>
  );
}
