import { Body, Delete, Get, HttpCode, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
} from '@nestjs/swagger';
import { type Account, Accounts } from '@app/accounts';
import { ApiKeys } from '@app/api-keys';
import type { PlatformAdapters } from '@app/platforms';
import { ADAPTERS } from '../../bootstrap/tokens';
import { Requires } from '../../control-plane/access/route-access';
import { ControlPlaneController } from '../../control-plane/control-plane-controller';
import type { CountedPage } from '../../control-plane/paging/page';
import { ControlPlaneError } from '../../control-plane/problem/control-plane-error';
import { ProblemDto } from '../../control-plane/problem/problem.dto';
import { requireWritten, unknownRecord } from '../../control-plane/problem/refusals';
import { withChanges } from '../../control-plane/validation/with-changes';
import { changeAccount, newAccountFrom, proxyFrom } from './account-from-request';
import { AccountQuery } from './account-query';
import { AccountReferences } from './account-references';
import { AccountChange, NewAccountRequest } from './account.dto';
import { AccountViews } from './account-views';
import {
  type AccountAnswer,
  AccountPage,
  AccountView,
  type ShownAccountAnswer,
  ShownAccountView,
} from './account.view';
import { ListedAccounts } from './listed-accounts';
import { readAccountCredentials } from './read-account-credentials';

@ControlPlaneController('admin/accounts', 'Accounts')
@ApiNotFoundResponse({ type: ProblemDto })
export class AccountsController {
  constructor(
    private readonly accounts: Accounts,
    private readonly references: AccountReferences,
    private readonly apiKeys: ApiKeys,
    private readonly views: AccountViews,
    private readonly listed: ListedAccounts,
    @Inject(ADAPTERS) private readonly adapters: PlatformAdapters,
  ) {}

  @Get()
  @Requires('accounts.read')
  @ApiOperation({ summary: 'List upstream accounts' })
  @ApiOkResponse({ type: AccountPage })
  list(@Query() query: AccountQuery): Promise<CountedPage<ShownAccountAnswer>> {
    return this.listed.page(query);
  }

  @Post()
  @Requires('accounts.write')
  @ApiOperation({ summary: 'Connect an upstream account' })
  @ApiCreatedResponse({ type: AccountView })
  async create(@Body() body: NewAccountRequest): Promise<AccountAnswer> {
    const { credentials, location } = readAccountCredentials(this.adapters, body.platform, body.credentials);
    const account = { ...newAccountFrom(body), ...(location ? { location } : {}) };
    this.references.requireAddress(account);
    this.references.requireOwner(account);
    this.references.requireGroups(body);
    return this.views.of(await this.accounts.create(account, credentials));
  }

  @Get(':id')
  @Requires('accounts.read')
  @ApiOperation({ summary: 'Show an account' })
  @ApiOkResponse({ type: ShownAccountView })
  show(@Param('id') id: string): Promise<ShownAccountAnswer> {
    return this.listed.shown(this.existing(id));
  }

  @Patch(':id')
  @Requires('accounts.write')
  @ApiOperation({ summary: 'Change an account or replace its credentials' })
  @ApiOkResponse({ type: AccountView })
  @ApiConflictResponse({ type: ProblemDto, description: 'Somebody changed it at the same moment' })
  async change(@Param('id') id: string, @Body() body: AccountChange): Promise<AccountAnswer> {
    let account = this.changed(id, body);
    if (body.credentials) {
      const { credentials, location } = readAccountCredentials(this.adapters, account.platform, body.credentials);
      // Credentials first: a new address must never be sent the secret that belongs to the old one.
      requireWritten(await this.accounts.replaceCredentials(id, credentials));
      account = withChanges<Account>(this.changed(id, body), { location: location ?? null });
    }
    return this.write(account);
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('accounts.write')
  @ApiOperation({ summary: 'Delete an account and its credentials' })
  @ApiNoContentResponse()
  @ApiConflictResponse({ type: ProblemDto, description: 'Keys are bound to it' })
  async delete(@Param('id') id: string): Promise<void> {
    this.existing(id);
    await this.requireUnbound(id);
    requireWritten(await this.accounts.delete(id));
  }

  private existing(id: string): Account {
    const account = this.accounts.get(id);
    if (!account) throw unknownRecord('account');
    return account;
  }

  /** As every process knows the keys by now: one may have been bound through another process in the last quarter of a second. */
  private async requireUnbound(id: string): Promise<void> {
    await this.apiKeys.collection.sync();
    const bound = this.apiKeys.list().filter(({ accountId }) => accountId === id).length;
    if (bound === 0) return;
    throw new ControlPlaneError(
      'caller_record_conflict',
      `${bound} API key(s) are bound to this account: bind them elsewhere first`,
    );
  }

  /** Made from what the collection holds now: a record that was read before a wait would undo what others wrote meanwhile. */
  private changed(id: string, body: AccountChange): Account {
    const proxy = body.proxy && this.accounts.sealedProxy(id, proxyFrom(body.proxy));
    const account = withChanges(changeAccount(this.existing(id), body), { proxy });
    this.references.requireOwner(account);
    this.references.requireGroups(body);
    return account;
  }

  private async write(account: Account): Promise<AccountAnswer> {
    requireWritten(await this.accounts.update(account));
    return this.views.of(account);
  }
}
