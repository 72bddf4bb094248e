import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { type AccountTestRun, type TestTrigger, testTriggers } from '@app/accounts';
import { fits } from '../../../control-plane/paging/fits';
import { FlagField } from '../../../control-plane/paging/flag-field';
import { type ListOrder, type Sort, SortField, momentIn } from '../../../control-plane/paging/list-order';
import { PageQuery } from '../../../control-plane/paging/page-query';
import { MayBeAbsent } from '../../../control-plane/validation/optional';

const testRunSorts = ['at', 'tookMs', 'firstByteMs'] as const;
type TestRunSort = (typeof testRunSorts)[number];

/** Everything that is said has to fit. */
export class TestRunsQuery extends PageQuery {
  @FlagField('Whether the account answered as it should.')
  ok?: boolean;

  @ApiPropertyOptional({ enum: testTriggers })
  @MayBeAbsent()
  @IsIn(testTriggers)
  trigger?: TestTrigger;

  @SortField(testRunSorts, '-at')
  sort?: Sort<TestRunSort>;
}

export const filterRuns = (runs: readonly AccountTestRun[], { ok, trigger }: TestRunsQuery): AccountTestRun[] =>
  runs.filter((run) => fits(ok, run.ok) && fits(trigger, run.trigger));

export const testRunOrder: ListOrder<TestRunSort, AccountTestRun> = {
  values: {
    at: ({ at }) => momentIn(at),
    tookMs: ({ tookMs }) => tookMs,
    firstByteMs: ({ firstByteMs }) => firstByteMs,
  },
  otherwise: '-at',
};
