import { Body, Delete, Get, HttpCode, Inject, Param, Put, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
} from '@nestjs/swagger';
import {
  AccountTestHistory,
  type AccountTestSchedule,
  AccountTestSchedules,
  Accounts,
  type NewAccountTestSchedule,
} from '@app/accounts';
import type { Clock } from '@app/common';
import type { Settings } from '@app/config';
import { CLOCK, SETTINGS } from '../../../bootstrap/tokens';
import { Requires } from '../../../control-plane/access/route-access';
import { ControlPlaneController } from '../../../control-plane/control-plane-controller';
import type { CountedPage } from '../../../control-plane/paging/page';
import { sortedPageOf } from '../../../control-plane/paging/sorted-page';
import type { Plain } from '../../../control-plane/plain';
import { ProblemDto } from '../../../control-plane/problem/problem.dto';
import { requireWritten, unknownRecord } from '../../../control-plane/problem/refusals';
import { withChanges } from '../../../control-plane/validation/with-changes';
import { type AccountTestRunAnswer, AccountTestRunPage, viewOfTestRun } from './test-run.view';
import { TestRunsQuery, filterRuns, testRunOrder } from './test-runs-query';
import { TestScheduleRequest } from './test-schedule.dto';
import { TestScheduleView, viewOfTestSchedule } from './test-schedule.view';

/** When an account is tested by itself, and what its tests came to. */
@ControlPlaneController('admin/accounts', 'Accounts')
@ApiNotFoundResponse({ type: ProblemDto })
export class AccountTestsController {
  constructor(
    private readonly accounts: Accounts,
    private readonly schedules: AccountTestSchedules,
    private readonly history: AccountTestHistory,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get(':id/tests')
  @Requires('accounts.operate')
  @ApiOperation({
    summary: 'What tests of an account came to',
    description: 'The last 200 of the last thirty days, those that somebody asked for included.',
  })
  @ApiOkResponse({ type: AccountTestRunPage })
  async list(@Param('id') id: string, @Query() query: TestRunsQuery): Promise<CountedPage<AccountTestRunAnswer>> {
    this.requireAccount(id);
    const { items, ...rest } = sortedPageOf(filterRuns(await this.history.list(id), query), query, testRunOrder);
    return { ...rest, items: items.map(viewOfTestRun) };
  }

  @Get(':id/test-schedule')
  @Requires('accounts.operate')
  @ApiOperation({ summary: 'Show when an account is tested' })
  @ApiOkResponse({ type: TestScheduleView })
  show(@Param('id') id: string): Plain<TestScheduleView> {
    return this.viewOf(this.existing(id));
  }

  @Put(':id/test-schedule')
  @Requires('accounts.write')
  @ApiOperation({
    summary: 'Test an account by a schedule',
    description:
      'Replaces the former schedule whole. What an answer says of the account counts as with any request: it may end a cooldown, or ' +
      'begin one.',
  })
  @ApiOkResponse({ type: TestScheduleView })
  @ApiConflictResponse({ type: ProblemDto, description: 'Somebody changed it at the same moment' })
  async put(@Param('id') id: string, @Body() body: TestScheduleRequest): Promise<Plain<TestScheduleView>> {
    this.requireAccount(id);
    const { cron, timezone, model, prompt, enabled = true } = body;
    const schedule = withChanges<NewAccountTestSchedule>({ cron, enabled }, { timezone, model, prompt });
    requireWritten(await this.schedules.put(id, schedule));
    return this.viewOf(this.existing(id));
  }

  @Delete(':id/test-schedule')
  @HttpCode(204)
  @Requires('accounts.write')
  @ApiOperation({ summary: 'Test an account no longer' })
  @ApiNoContentResponse()
  @ApiConflictResponse({ type: ProblemDto, description: 'Somebody changed it at the same moment' })
  async delete(@Param('id') id: string): Promise<void> {
    this.existing(id);
    requireWritten(await this.schedules.delete(id));
  }

  private existing(id: string): AccountTestSchedule {
    this.requireAccount(id);
    const schedule = this.schedules.get(id);
    if (!schedule) throw unknownRecord('test schedule');
    return schedule;
  }

  private requireAccount(id: string): void {
    if (!this.accounts.get(id)) throw unknownRecord('account');
  }

  private viewOf(schedule: AccountTestSchedule): Plain<TestScheduleView> {
    return viewOfTestSchedule(schedule, this.settings.timezone, this.clock.now());
  }
}
