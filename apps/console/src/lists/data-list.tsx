import { Button, Group, Stack, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconChevronsLeft } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { DataTable, type DataTableColumn, type DataTableSortStatus } from 'mantine-datatable';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState, type EmptyStateProps } from '../components/empty-state';
import { ProblemAlert } from '../components/problem-alert';
import { useFormat } from '../format/use-format';
import type { ListState } from './use-list-state';
import { useSortWords } from './use-sort-words';

export interface Answered<Row> {
  readonly data?:
    { readonly items: readonly Row[]; readonly nextCursor?: string | null; readonly total?: number } | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly isFetching: boolean;
  refetch(): unknown;
}

export interface RowSelection<Row> {
  readonly rows: Row[];
  readonly onChange: (rows: Row[]) => void;
  readonly nameOf: (row: Row) => string;
}

export interface DataListProps<Row> {
  /** What the list is of, for those who hear the page. */
  readonly label: string;
  readonly answer: Answered<Row>;
  readonly list: ListState;
  /** `accessor` is the name of the field in `sort` where `sortable` is true. */
  readonly columns: DataTableColumn<Row>[];
  readonly idOf: (row: Row) => string;
  /** Shown where there is nothing at all; where a search found nothing the list says so itself. */
  readonly empty: EmptyStateProps;
  /** Rows with a tick in front; absent: none can be ticked. */
  readonly selection?: RowSelection<Row>;
  /** Keeps the last column in sight where the list is wider than its place: what can be done with a row stands there. */
  readonly pinLastColumn?: boolean;
  /** Search field, filters and buttons. */
  readonly toolbar?: ReactNode;
}

/** Any list of the console: search and filters, sort by column heads, pages by cursor, and something to say when it is empty or failed. */
export function DataList<Row>(props: DataListProps<Row>): ReactElement {
  const { label, answer, list, columns, idOf, selection, toolbar } = props;
  const { t } = useTranslation();
  const rows = answer.data ? [...answer.data.items] : [];
  const { sort } = list;
  const place = useSortWords(sort?.startsWith('-') === true ? 'desc' : 'asc');
  const isFailed = answer.error !== null && answer.error !== undefined;
  // The type of the kit's table is a union over all that it can do; these are the same in each of its members.
  const table = {
    'aria-label': label,
    records: rows,
    columns,
    idAccessor: idOf,
    minHeight: answer.isPending ? 180 : 0,
    fetching: answer.isPending,
    loaderSize: 'sm',
    // What there is to say of an empty list stands in its place; the kit says it in English, also where there are rows.
    emptyState: <></>,
    verticalSpacing: 'xs',
    highlightOnHover: true,
    pinLastColumn: props.pinLastColumn ?? false,
    withTableBorder: true,
    borderRadius: 'md',
    // A list that is wider than its place is scrolled with the keyboard, too.
    scrollAreaProps: { viewportProps: { tabIndex: 0, role: 'region', 'aria-label': label } },
    ...(sort === undefined ? {} : sorting(sort, list)),
    ...(selection ? ticking(selection, t) : {}),
  };
  return (
    <Stack gap="sm" ref={place}>
      {toolbar === undefined ? null : <Group gap="sm">{toolbar}</Group>}
      {isFailed ? <ProblemAlert error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {isFailed && !answer.data ? null : rows.length === 0 && !answer.isPending ? (
        <Nothing list={list} empty={props.empty} />
      ) : (
        <DataTable<Row> {...table} />
      )}
      <Pages list={list} answer={answer} />
    </Stack>
  );
}

function sorting(sort: string, list: ListState): object {
  const status: DataTableSortStatus = {
    columnAccessor: sort.replace(/^-/, ''),
    direction: sort.startsWith('-') ? 'desc' : 'asc',
  };
  return {
    sortStatus: status,
    onSortStatusChange: ({ columnAccessor, direction }: DataTableSortStatus) =>
      list.change({ sort: `${direction === 'desc' ? '-' : ''}${String(columnAccessor)}` }),
  };
}

function ticking<Row>({ rows, onChange, nameOf }: RowSelection<Row>, t: TFunction): object {
  return {
    selectedRecords: rows,
    onSelectedRecordsChange: onChange,
    allRecordsSelectionCheckboxProps: { 'aria-label': t('list.selectAll') },
    getRecordSelectionCheckboxProps: (row: Row) => ({ 'aria-label': t('list.select', { name: nameOf(row) }) }),
  };
}

function Nothing({ list, empty }: { readonly list: ListState; readonly empty: EmptyStateProps }): ReactElement {
  const { t } = useTranslation();
  if (!list.isNarrowed && list.cursor === undefined) return <EmptyState {...empty} />;
  const clear = (
    <Button variant="default" onClick={() => (list.isNarrowed ? list.clear() : list.first())}>
      {list.isNarrowed ? t('list.clearFilters') : t('list.first')}
    </Button>
  );
  return <EmptyState title={t('list.nothingFound')} hint={t('list.nothingFoundHint')} action={clear} />;
}

function Pages<Row>({
  list,
  answer,
}: {
  readonly list: ListState;
  readonly answer: Answered<Row>;
}): ReactElement | null {
  const { t } = useTranslation();
  const format = useFormat();
  const { nextCursor, total } = answer.data ?? {};
  const isFirst = list.cursor === undefined;
  if (isFirst && (nextCursor === null || nextCursor === undefined) && total === undefined) return null;
  return (
    <Group component="nav" aria-label={t('list.pages')} justify="flex-end" gap="xs">
      {total === undefined ? null : (
        <Text size="sm" c="dimmed" me="auto">
          {t('list.total', { count: total, total: format.count(total) })}
        </Text>
      )}
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconChevronsLeft size={16} aria-hidden />}
        disabled={isFirst}
        onClick={list.first}
      >
        {t('list.first')}
      </Button>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconChevronLeft size={16} aria-hidden />}
        disabled={isFirst}
        onClick={list.back}
      >
        {t('list.previous')}
      </Button>
      <Button
        variant="subtle"
        size="compact-sm"
        rightSection={<IconChevronRight size={16} aria-hidden />}
        disabled={nextCursor === null || nextCursor === undefined}
        onClick={() => (typeof nextCursor === 'string' ? list.next(nextCursor) : undefined)}
      >
        {t('list.next')}
      </Button>
    </Group>
  );
}
