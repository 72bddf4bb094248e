import { Badge, Checkbox, Stack, Text } from '@mantine/core';
import { DataTable, type DataTableColumn, type DataTableColumnGroup } from 'mantine-datatable';
import { type ReactElement, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format/use-format';
import { oneOf } from '../../../lists/one-of';
import { isOff, comparedMetrics, figureOf } from './compared-figures';
import classes from './reconciliation.module.css';
import type { ComparedRow, Report } from './use-reconciliation';

const PAGE = 100;
const colours = { matches: 'green', differs: 'orange', 'only-ours': 'orange', 'only-theirs': 'orange' } as const;

export interface ComparedTableProps {
  readonly label: string;
  readonly rows: readonly ComparedRow[];
  readonly total: ComparedRow;
  readonly report: Pick<Report, 'metrics'>;
  readonly withDays?: boolean;
}

/** Ours, theirs and the difference of each figure that the file says something of. Rows that differ say so in words and are tinted. */
export function ComparedTable({ label, rows, total, report, withDays = false }: ComparedTableProps): ReactElement {
  const { t } = useTranslation('usage-explorer');
  const format = useFormat();
  const [onlyDiffering, setOnlyDiffering] = useState(false);
  const [page, setPage] = useState(1);
  const shown = onlyDiffering ? rows.filter(isOff) : rows;
  const metrics = report.metrics.flatMap((name) => oneOf(comparedMetrics, name) ?? []);
  const text = (value: number | string | undefined): string =>
    value === undefined ? '–' : typeof value === 'string' ? format.dollars(value) : format.count(value);
  const column = (
    metric: (typeof comparedMetrics)[number],
    side: 'ours' | 'theirs' | 'difference',
  ): DataTableColumn<ComparedRow> => {
    const show = (row: ComparedRow): ReactNode => (
      <Text component="span" inherit className="numeric" fw={side === 'difference' ? 600 : 400}>
        {text(figureOf(row[side], metric))}
      </Text>
    );
    return {
      ...{ accessor: `${metric}.${side}`, title: t(`report.${side}`), textAlign: 'right', noWrap: true },
      render: show,
      footer: show(total),
    };
  };
  const names: DataTableColumn<ComparedRow>[] = [
    ...(withDays
      ? [{ accessor: 'day', title: t('by.day'), noWrap: true, render: ({ day }: ComparedRow) => day ?? '–' }]
      : []),
    { accessor: 'model', title: t('by.model'), noWrap: true, render: ({ model }) => model ?? '–', footer: t('total') },
    {
      accessor: 'verdict',
      title: t('report.result'),
      noWrap: true,
      render: ({ verdict }) => (
        <Badge variant="light" color={colours[verdict]} tt="none" miw="max-content">
          {t(`report.row.${verdict}`)}
        </Badge>
      ),
    },
  ];
  const groups: DataTableColumnGroup<ComparedRow>[] = [
    { id: 'row', title: '', columns: names },
    ...metrics.map((metric) => ({
      id: metric,
      title: t(`report.metric.${metric}`),
      columns: (['ours', 'theirs', 'difference'] as const).map((side) => column(metric, side)),
    })),
  ];
  return (
    <Stack gap="sm">
      <Checkbox
        label={t('report.onlyDiffering')}
        checked={onlyDiffering}
        onChange={({ currentTarget }) => {
          setOnlyDiffering(currentTarget.checked);
          setPage(1);
        }}
      />
      <DataTable<ComparedRow>
        aria-label={label}
        // What can be scrolled has to be reached by the keyboard, and nothing in it can.
        scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': label } }}
        records={shown.slice((page - 1) * PAGE, page * PAGE)}
        idAccessor={({ day, model }) => `${day ?? ''} ${model ?? ''}`}
        groups={groups}
        minHeight={shown.length === 0 ? 160 : 0}
        noRecordsText={t('report.nothing')}
        rowClassName={({ verdict }) => (verdict === 'matches' ? undefined : classes.differs)}
        verticalSpacing="xs"
        withTableBorder
        withColumnBorders
        borderRadius="md"
        totalRecords={shown.length}
        recordsPerPage={PAGE}
        page={page}
        onPageChange={setPage}
        paginationText={({ from, to, totalRecords }) => t('report.page', { from, to, all: totalRecords })}
        getPaginationControlProps={(control) => ({ 'aria-label': t(`report.turn.${control}`) })}
      />
    </Stack>
  );
}
