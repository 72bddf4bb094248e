import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { formatDollars } from '@app/common';
import {
  type ComparedFigures,
  type ComparedMetric,
  type ComparedRow,
  type FormName,
  type Provider,
  type Reconciliation,
  type RowVerdict,
  type Verdict,
  formNames,
  providers,
} from '@app/usage';
import type { Plain } from '../../control-plane/plain';

export const shownNames: Readonly<Record<ComparedMetric, string>> = {
  ...{ requests: 'requests', input: 'input', cacheRead: 'cacheRead', cacheWrite5m: 'cacheWrite5m' },
  ...{ cacheWrite1h: 'cacheWrite1h', output: 'output', webSearches: 'webSearches', costNanoDollars: 'costUsd' },
};

/** What the export says something of, and nothing else. */
export class ComparedFiguresView {
  @ApiPropertyOptional({ type: Number })
  requests?: number;

  @ApiPropertyOptional({ type: Number, description: 'Without what was read from or written to a cache.' })
  input?: number;

  @ApiPropertyOptional({ type: Number })
  cacheRead?: number;

  @ApiPropertyOptional({ type: Number })
  cacheWrite5m?: number;

  @ApiPropertyOptional({ type: Number })
  cacheWrite1h?: number;

  @ApiPropertyOptional({ type: Number })
  output?: number;

  @ApiPropertyOptional({ type: Number })
  webSearches?: number;

  @ApiPropertyOptional({ type: String, example: '-0.25', description: 'Dollars, exact.' })
  costUsd?: string;
}

export class ComparedRowView {
  @ApiPropertyOptional({ type: String, format: 'date', description: 'Absent: all days.' })
  day?: string;

  @ApiPropertyOptional({ type: String, description: "The vendor's name without its release date. Absent: all models." })
  model?: string;

  @ApiProperty({ enum: ['matches', 'differs', 'only-ours', 'only-theirs'] })
  verdict!: RowVerdict;

  @ApiProperty({ type: ComparedFiguresView })
  ours!: Plain<ComparedFiguresView>;

  @ApiProperty({ type: ComparedFiguresView })
  theirs!: Plain<ComparedFiguresView>;

  @ApiProperty({ type: ComparedFiguresView, description: 'Ours less theirs.' })
  difference!: Plain<ComparedFiguresView>;
}

export class ReconciliationView {
  @ApiProperty({ enum: providers })
  provider!: Provider;

  @ApiProperty({ enum: formNames, description: 'As its columns say.' })
  form!: FormName;

  @ApiProperty({ type: String, example: 'UTC' })
  timezone!: string;

  @ApiProperty({ type: String, format: 'date' })
  from!: string;

  @ApiProperty({ type: String, format: 'date' })
  to!: string;

  @ApiProperty({ type: String, example: '1' })
  tolerancePercent!: string;

  @ApiProperty({
    enum: ['matches', 'matches-in-sum', 'differs'],
    description: '`matches-in-sum`: each model does over all days, but not on each of them.',
  })
  verdict!: Verdict;

  @ApiProperty({ type: [String], description: 'What the export says something of.' })
  metrics!: string[];

  @ApiProperty({ type: Number, description: 'Rows of the export.' })
  rowsRead!: number;

  @ApiProperty({ type: Number, description: 'Of these, those that say nothing or are of other days.' })
  skippedRows!: number;

  @ApiProperty({ type: Number, description: 'Records of ours.' })
  records!: number;

  @ApiProperty({ type: Number, description: 'Of these, those without a known cost.' })
  unpricedRecords!: number;

  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'All our records are there from this day on: those before are archived, or gone. Null: all are there.',
  })
  recordsFrom!: string | null;

  @ApiProperty({ type: [ComparedRowView], description: 'By day and model.' })
  items!: Plain<ComparedRowView>[];

  @ApiProperty({ type: [ComparedRowView] })
  models!: Plain<ComparedRowView>[];

  @ApiProperty({ type: ComparedRowView })
  total!: Plain<ComparedRowView>;
}

export type ReconciliationAnswer = Plain<ReconciliationView>;

export interface AskedFor {
  readonly provider: Provider;
  readonly timezone: string;
  readonly tolerancePercent: string;
}

export function viewOfReconciliation(asked: AskedFor, found: Reconciliation): ReconciliationAnswer {
  const { form, from, to, verdict, metrics, rowsRead, skippedRows, records, unpricedRecords, recordsFrom } = found;
  const viewOf = (row: ComparedRow): Plain<ComparedRowView> => viewOfRow(row, metrics);
  return {
    ...{ ...asked, form, from, to, verdict, metrics: metrics.map((metric) => shownNames[metric]) },
    ...{ rowsRead, skippedRows, records, unpricedRecords, recordsFrom: recordsFrom ?? null },
    ...{ items: found.rows.map(viewOf), models: found.models.map(viewOf), total: viewOf(found.total) },
  };
}

function viewOfRow(
  { day, model, verdict, ours, theirs }: ComparedRow,
  metrics: readonly ComparedMetric[],
): Plain<ComparedRowView> {
  return {
    ...(day === undefined ? {} : { day }),
    ...(model === undefined ? {} : { model }),
    ...{ verdict, ours: figuresOf(metrics, (metric) => ours[metric]) },
    theirs: figuresOf(metrics, (metric) => theirs[metric]),
    difference: figuresOf(metrics, (metric) => ours[metric] - theirs[metric]),
  };
}

function figuresOf(
  metrics: readonly ComparedMetric[],
  amountOf: (metric: keyof ComparedFigures) => bigint,
): Plain<ComparedFiguresView> {
  const figures = metrics.map((metric) => {
    const amount = amountOf(metric);
    return [shownNames[metric], metric === 'costNanoDollars' ? formatDollars(amount) : Number(amount)] as const;
  });
  return Object.fromEntries(figures);
}
