import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Platform, formatDollars, platforms } from '@app/common';
import {
  type Repricing,
  type RepricingState,
  type RepricingSums,
  addSums,
  noRepricingSums,
  repricingProgress,
  repricingStates,
  repricingSumsOf,
} from '@app/usage';
import { countedPageDtoOf } from '../../control-plane/paging/page.dto';
import type { Plain } from '../../control-plane/plain';

export class RepricingSumsView {
  @ApiProperty({ type: Number })
  records!: number;

  @ApiProperty({ type: Number, description: 'Cost another amount than before.' })
  changedRecords!: number;

  @ApiProperty({ type: Number, description: 'Had no known cost, and have one now.' })
  pricedRecords!: number;

  @ApiProperty({ type: Number, description: 'Have no known cost, neither before nor now.' })
  unpricedRecords!: number;

  @ApiProperty({ type: Number, description: 'Keep the cost that they had: no price is known for them any more.' })
  keptRecords!: number;

  @ApiProperty({ type: String, example: '12.5', description: 'Dollars, exact.' })
  costBeforeUsd!: string;

  @ApiProperty({ type: String, example: '10.25' })
  costAfterUsd!: string;

  @ApiProperty({ type: String, example: '-2.25' })
  differenceUsd!: string;
}

export class RepricedModelView extends RepricingSumsView {
  @ApiProperty({
    type: String,
    description: 'As the account named it; `*`: further models, of which there are too many.',
  })
  model!: string;
}

export class RepricingView {
  @ApiProperty({ type: String, example: 'rpr_4fK0…' })
  id!: string;

  @ApiProperty({ enum: repricingStates })
  state!: RepricingState;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: string;

  @ApiPropertyOptional({ type: String, format: 'date-time' })
  startedAt?: string;

  @ApiPropertyOptional({ type: String, format: 'date-time' })
  endedAt?: string;

  @ApiPropertyOptional({ type: String, description: 'What went wrong last.' })
  reason?: string;

  @ApiProperty({ type: Boolean, description: 'False: a preview, which changes nothing.' })
  apply!: boolean;

  @ApiPropertyOptional({ type: String, description: 'The preview that it does in earnest.' })
  previewId?: string;

  @ApiProperty({ type: String, format: 'date-time' })
  from!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  to!: string;

  @ApiPropertyOptional({ enum: platforms })
  platform?: Platform;

  @ApiPropertyOptional({ type: String })
  model?: string;

  @ApiPropertyOptional({ type: String })
  accountId?: string;

  @ApiPropertyOptional({ type: String })
  keyId?: string;

  @ApiProperty({ type: Boolean })
  onlyUnpriced!: boolean;

  @ApiProperty({ type: Number, description: 'Per cent of the work that is done, roughly.' })
  progressPercent!: number;

  @ApiProperty({ type: Number })
  recordsLookedAt!: number;

  @ApiProperty({
    type: Number,
    description: 'Days of the time that was asked for whose records are archived, or gone: they keep their cost.',
  })
  archivedDays!: number;

  @ApiProperty({ type: [RepricedModelView], description: 'Until now; the largest difference first.' })
  models!: Plain<RepricedModelView>[];

  @ApiProperty({ type: RepricingSumsView })
  total!: Plain<RepricingSumsView>;
}

export type RepricingAnswer = Plain<RepricingView>;

export class RepricingPage extends countedPageDtoOf(RepricingView) {}

const size = ({ before, after }: RepricingSums): bigint => (after > before ? after - before : before - after);

export function viewOfRepricing({ question, sumsByModel, ...repricing }: Repricing): RepricingAnswer {
  const { id, state, createdAt, startedAt, endedAt, reason, apply, previewId, lookedAt, archivedDays } = repricing;
  const sums = Object.entries(sumsByModel).map(([model, stored]) => ({ model, sums: repricingSumsOf(stored) }));
  sums.sort((one, other) => Number(size(other.sums) - size(one.sums)) || (one.model < other.model ? -1 : 1));
  return {
    ...{ id, state, createdAt },
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(reason === undefined ? {} : { reason }),
    ...{ ...question, apply, onlyUnpriced: question.onlyUnpriced === true },
    ...(previewId === undefined ? {} : { previewId }),
    ...{ progressPercent: repricingProgress({ state, partition: repricing.partition }) },
    ...{ recordsLookedAt: lookedAt, archivedDays },
    models: sums.map(({ model, sums: ofModel }) => ({ model, ...viewOfSums(ofModel) })),
    total: viewOfSums(sums.reduce((sum, { sums: ofModel }) => addSums(sum, ofModel), noRepricingSums)),
  };
}

const viewOfSums = ({ records, changed, priced, unpriced, kept, before, after }: RepricingSums) => ({
  ...{ records, changedRecords: changed, pricedRecords: priced, unpricedRecords: unpriced, keptRecords: kept },
  costBeforeUsd: formatDollars(before),
  costAfterUsd: formatDollars(after),
  differenceUsd: formatDollars(after - before),
});
