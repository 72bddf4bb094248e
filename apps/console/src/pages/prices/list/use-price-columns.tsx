import type { DataTableColumn } from 'mantine-datatable';
import { useTranslation } from 'react-i18next';
import { PlatformName } from '../../../components/platform-name/platform-name';
import { TextLink } from '../../../components/text-link';
import { SourceBadge, StandingBadge } from '../price-badges';
import { type ListedPrice, type TokenClass, modelAddress, tokenClasses } from '../price-words';
import { useUnitPrice } from '../unit-price';

export function usePriceColumns(): DataTableColumn<ListedPrice>[] {
  const { t } = useTranslation('prices');
  const unitPrice = useUnitPrice();
  const sorted: readonly TokenClass[] = ['input', 'output'];
  return [
    {
      accessor: 'model',
      title: t('field.model'),
      sortable: true,
      noWrap: true,
      render: (price) => (
        <>
          <TextLink to={modelAddress(price)}>{price.model}</TextLink>
          {price.displayName === price.model ? null : <div className="dimmed small">{price.displayName}</div>}
        </>
      ),
    },
    {
      accessor: 'platform',
      title: t('field.platform'),
      sortable: true,
      noWrap: true,
      render: ({ platform }) => <PlatformName platform={platform} />,
    },
    ...tokenClasses.map((name): DataTableColumn<ListedPrice> => ({
      accessor: name,
      title: t(`tokens.${name}`),
      sortable: sorted.includes(name),
      textAlign: 'right',
      noWrap: true,
      render: ({ prices }) => <span className="numeric">{unitPrice(prices[name])}</span>,
    })),
    {
      accessor: 'from',
      title: t('field.from'),
      sortable: true,
      noWrap: true,
      render: ({ from }) => from ?? t('always'),
    },
    {
      accessor: 'source',
      title: t('field.source'),
      sortable: true,
      render: ({ source }) => <SourceBadge source={source} />,
    },
    {
      accessor: 'standing',
      title: t('field.standing'),
      sortable: true,
      render: ({ standing }) => (standing === undefined ? null : <StandingBadge standing={standing} />),
    },
  ];
}
