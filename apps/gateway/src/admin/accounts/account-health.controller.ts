import { Body, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiConflictResponse, ApiExtraModels, ApiNotFoundResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Account, Accounts } from '@app/accounts';
import type { SignedIn } from '@app/auth';
import { GatewayError } from '@app/common';
import type { ProbeResult, ProbeWatcher } from '@app/relay';
import { Requires } from '../../control-plane/access/route-access';
import { Caller } from '../../control-plane/access/signed-in';
import { NotedAs } from '../../control-plane/audit/noted-as';
import { ControlPlaneController } from '../../control-plane/control-plane-controller';
import { eventContentOf, jsonContentOf, wantsEvents } from '../../control-plane/event-stream/described-events';
import { ProblemDto } from '../../control-plane/problem/problem.dto';
import { fieldRefused, requireWritten, unknownRecord } from '../../control-plane/problem/refusals';
import { ACCOUNT_RESET, type AccountReset } from './account-state-source';
import { AccountTestRequest, AccountTestView, viewOfAccountTest } from './account-test.dto';
import { AccountViews } from './account-views';
import { type AccountAnswer, AccountView } from './account.view';
import { AccountTestEvents } from './tests/account-test-events.dto';
import { ManualAccountTests } from './tests/manual-account-tests';
import { tellAccountTest } from './tests/told-account-test';

/** What whoever watches over the accounts does with them, without changing what they are. */
@ControlPlaneController('admin/accounts', 'Accounts')
@ApiNotFoundResponse({ type: ProblemDto })
@ApiExtraModels(AccountTestView, AccountTestEvents)
export class AccountHealthController {
  constructor(
    private readonly accounts: Accounts,
    @Inject(ACCOUNT_RESET) private readonly cooldowns: AccountReset,
    private readonly tests: ManualAccountTests,
    private readonly views: AccountViews,
  ) {}

  @Post(':id/pause')
  @HttpCode(200)
  @Requires('accounts.operate')
  @ApiOperation({ summary: 'Take an account out of scheduling' })
  @ApiOkResponse({ type: AccountView })
  @ApiConflictResponse({ type: ProblemDto, description: 'Somebody changed it at the same moment' })
  pause(@Param('id') id: string): Promise<AccountAnswer> {
    return this.switch(id, false);
  }

  @Post(':id/resume')
  @HttpCode(200)
  @Requires('accounts.operate')
  @ApiOperation({ summary: 'Put an account back into scheduling' })
  @ApiOkResponse({ type: AccountView })
  @ApiConflictResponse({ type: ProblemDto, description: 'Somebody changed it at the same moment' })
  resume(@Param('id') id: string): Promise<AccountAnswer> {
    return this.switch(id, true);
  }

  @Post(':id/reset')
  @HttpCode(200)
  @Requires('accounts.operate')
  @NotedAs('accounts.cooldowns-ended', 'accounts')
  @ApiOperation({ summary: 'End all cooldowns of an account', description: 'A paused account stays paused.' })
  @ApiOkResponse({ type: AccountView })
  async reset(@Param('id') id: string): Promise<AccountAnswer> {
    this.existing(id);
    await this.cooldowns.reset(id);
    return this.views.of(this.existing(id));
  }

  @Post(':id/test')
  @HttpCode(200)
  @Requires('accounts.operate')
  @NotedAs('accounts.tested', 'accounts')
  @ApiOperation({
    summary: 'Ask an account a short question',
    description:
      'Whatever state it is in, and nothing follows from the answer but a place in its history. It costs what a short answer costs, and ' +
      'is in the books. With `accept: text/event-stream` each step of it is told as it is taken, and the answer as it comes.',
  })
  @ApiOkResponse({
    description: 'The result, or events by name with their data',
    content: { ...jsonContentOf(AccountTestView), ...eventContentOf(AccountTestEvents) },
  })
  async ask(
    @Param('id') id: string,
    @Body() question: AccountTestRequest,
    @Caller() { user }: SignedIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AccountTestView | undefined> {
    const account = this.existing(id);
    const run = (watcher?: ProbeWatcher): Promise<ProbeResult> => this.tests.run(account, user.id, question, watcher);
    try {
      if (!wantsEvents(request.headers.accept)) return viewOfAccountTest(await run());
      await tellAccountTest(run, request, reply);
      return undefined;
    } catch (error) {
      if (error instanceof GatewayError && error.code === 'policy_model_unknown')
        throw fieldRefused('model', 'is needed: the account names no model');
      throw error;
    }
  }

  private async switch(id: string, schedulable: boolean): Promise<AccountAnswer> {
    const account = { ...this.existing(id), schedulable };
    requireWritten(await this.accounts.update(account));
    return this.views.of(account);
  }

  private existing(id: string): Account {
    const account = this.accounts.get(id);
    if (!account) throw unknownRecord('account');
    return account;
  }
}
