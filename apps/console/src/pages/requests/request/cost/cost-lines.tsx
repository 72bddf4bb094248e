import { Stack, Text } from '@mantine/core';
import { DataTable, type DataTableColumn } from 'mantine-datatable';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Count } from '../../../../components/figures';
import { useFormat } from '../../../../format/use-format';
import type { CostLine, Explanation } from '../explanation';
import { PriceName } from './price-name';
import { useLineName } from './use-line-name';

type NumberedLine = CostLine & { readonly number: number };

/** The arithmetic of a cost: amounts are those of the control plane, to the last digit. */
export function CostLines({ cost }: { readonly cost: Explanation['cost'] }): ReactElement {
  const { t } = useTranslation('requests');
  const nameOf = useLineName();
  const columns: DataTableColumn<NumberedLine>[] = [
    {
      accessor: 'what',
      title: t('cost.what'),
      render: (line) => (
        <Stack gap={0} miw="11rem">
          <span>{nameOf(line)}</span>
          <PriceName line={line} />
        </Stack>
      ),
      footer: t('cost.total'),
    },
    {
      accessor: 'amount',
      title: t('cost.amount'),
      textAlign: 'right',
      render: ({ tokens, uses }) => <Count value={tokens ?? uses ?? 0} />,
    },
    {
      accessor: 'price',
      title: t('cost.price'),
      textAlign: 'right',
      noWrap: true,
      render: (line) => <Price line={line} />,
    },
    {
      accessor: 'factors',
      title: t('cost.factors'),
      textAlign: 'right',
      render: (line) => <Factors line={line} />,
    },
    {
      accessor: 'costUsd',
      title: t('column.cost'),
      textAlign: 'right',
      noWrap: true,
      render: ({ costUsd }) => <Amount value={costUsd} />,
      footer: <Total cost={cost} />,
    },
  ];
  return (
    <DataTable<NumberedLine>
      aria-label={t('cost.title')}
      records={cost.lines.map((line, number) => ({ ...line, number }))}
      columns={columns}
      idAccessor="number"
      noRecordsText={t('cost.nothing')}
      verticalSpacing="xs"
      scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': t('cost.title') } }}
    />
  );
}

function Price({ line }: { readonly line: CostLine }): ReactElement {
  const { t } = useTranslation('requests');
  const { tokenClass, usdPerMillionTokens, usdPerUse } = line;
  const price = tokenClass === undefined ? usdPerUse : usdPerMillionTokens;
  if (price === undefined || price === null) return <Amount value={null} />;
  return <span className="numeric">{t(tokenClass === undefined ? 'cost.perUse' : 'cost.perMillion', { price })}</span>;
}

/** All that a line is multiplied by besides. */
function Factors({ line: { factors } }: { readonly line: CostLine }): ReactElement {
  const { t } = useTranslation('requests');
  const format = useFormat();
  if (factors.length === 0) return <>{t('cost.noFactor')}</>;
  return (
    <Stack gap={0}>
      {factors.map(({ of, name, percent }) => (
        <Text key={`${of} ${name}`} component="span" inherit className="numeric">
          {t(`cost.factor.${of}`, { name, share: format.share(percent / 100) })}
        </Text>
      ))}
    </Stack>
  );
}

function Total({ cost: { exactUsd, totalUsd } }: { readonly cost: Explanation['cost'] }): ReactElement {
  const { t } = useTranslation('requests');
  return (
    <Stack gap={0}>
      <Amount value={totalUsd} />
      {exactUsd === null || exactUsd === totalUsd ? null : (
        <Text component="span" size="xs" c="dimmed" className="numeric">
          {t('cost.rounded', { exact: `$${exactUsd}` })}
        </Text>
      )}
    </Stack>
  );
}

function Amount({ value }: { readonly value: string | null }): ReactElement {
  const { t } = useTranslation('requests');
  return value === null ? (
    <Text component="span" inherit c="orange">
      {t('noPrice')}
    </Text>
  ) : (
    <span className="numeric">{`$${value}`}</span>
  );
}
