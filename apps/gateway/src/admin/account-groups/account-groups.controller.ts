import { Body, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
} from '@nestjs/swagger';
import { type AccountGroup, AccountGroups, Accounts, type NewAccountGroup } from '@app/accounts';
import { ApiKeys, KeyPolicies } from '@app/api-keys';
import { Users } from '@app/auth';
import type { SignedIn } from '@app/auth';
import { WebhookEndpoints } from '@app/webhooks';
import { Requires } from '../../control-plane/access/route-access';
import { Caller } from '../../control-plane/access/signed-in';
import { ControlPlaneController } from '../../control-plane/control-plane-controller';
import { fits } from '../../control-plane/paging/fits';
import type { CountedPage } from '../../control-plane/paging/page';
import { createIdSearch, createSearch } from '../../control-plane/paging/search';
import { sortedPageOf } from '../../control-plane/paging/sorted-page';
import { ControlPlaneError } from '../../control-plane/problem/control-plane-error';
import { ProblemDto } from '../../control-plane/problem/problem.dto';
import { requireWritten, unknownRecord } from '../../control-plane/problem/refusals';
import { withChanges } from '../../control-plane/validation/with-changes';
import { memberCounts } from '../../people/member-counts';
import { Memberships } from '../../people/memberships';
import { accountGroupOrder } from './account-group-order';
import { AccountGroupQuery } from './account-group-query';
import { AccountGroupChange, NewAccountGroupRequest } from './account-group.dto';
import { AccountGroupPage, AccountGroupView, groupViews } from './account-group.view';
import { directoryGroupsFrom } from './directory-groups-field';
import { keyCounts } from './key-counts';
import { leaveGroup } from './leave-group';
import { usesOfGroup } from './uses-of-group';

@ControlPlaneController('admin/account-groups', 'Account groups')
export class AccountGroupsController {
  constructor(
    private readonly groups: AccountGroups,
    private readonly accounts: Accounts,
    private readonly apiKeys: ApiKeys,
    private readonly keyPolicies: KeyPolicies,
    private readonly users: Users,
    private readonly webhooks: WebhookEndpoints,
    private readonly memberships: Memberships,
  ) {}

  @Get()
  @Requires('accounts.read')
  @ApiOperation({ summary: 'List account groups' })
  @ApiOkResponse({ type: AccountGroupPage })
  list(@Query() query: AccountGroupQuery): CountedPage<AccountGroupView> {
    const [isFound, isId] = [createSearch(query.search), createIdSearch(query.search)];
    const found = this.groups
      .list()
      .filter(({ strategy }) => fits(query.strategy, strategy))
      .filter(
        ({ name, description, id, directoryGroups = [] }) => isId(id) || isFound(name, description, ...directoryGroups),
      );
    return sortedPageOf(found.map(this.views()), query, accountGroupOrder);
  }

  @Post()
  @Requires('accounts.write')
  @ApiOperation({ summary: 'Create an account group' })
  @ApiCreatedResponse({ type: AccountGroupView })
  @ApiConflictResponse({ type: ProblemDto, description: 'The name is taken' })
  async create(@Body() body: NewAccountGroupRequest, @Caller() caller: SignedIn): Promise<AccountGroupView> {
    requireMaySetClients(body, caller);
    const { name, description, strategy = 'priority', managedSettings } = body;
    const directoryGroups = directoryGroupsFrom(body.directoryGroups);
    const optional = { description, directoryGroups, managedSettings };
    const group = await this.groups.create(withChanges<NewAccountGroup>({ name, strategy }, optional));
    if (!group) throw new ControlPlaneError('caller_record_conflict', 'This name is taken');
    return this.view(group);
  }

  @Get(':id')
  @Requires('accounts.read')
  @ApiOperation({ summary: 'Show an account group' })
  @ApiOkResponse({ type: AccountGroupView })
  @ApiNotFoundResponse({ type: ProblemDto })
  show(@Param('id') id: string): AccountGroupView {
    return this.view(this.existing(id));
  }

  @Patch(':id')
  @Requires('accounts.write')
  @ApiOperation({ summary: 'Change an account group' })
  @ApiOkResponse({ type: AccountGroupView })
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({
    type: ProblemDto,
    description: 'The name is taken, or somebody changed it at the same moment',
  })
  async change(
    @Param('id') id: string,
    @Body() body: AccountGroupChange,
    @Caller() caller: SignedIn,
  ): Promise<AccountGroupView> {
    requireMaySetClients(body, caller);
    const { name, description, strategy, managedSettings } = body;
    const directoryGroups = directoryGroupsFrom(body.directoryGroups);
    const changes = { name, description, strategy, directoryGroups, managedSettings };
    const group = withChanges(this.existing(id), changes);
    requireWritten(await this.groups.update(group));
    return this.view(group);
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('accounts.write')
  @ApiOperation({ summary: 'Delete an account group, and take it out of its accounts' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({ type: ProblemDto, description: 'Keys, key policies, users or webhooks name it' })
  async delete(@Param('id') id: string): Promise<void> {
    this.existing(id);
    const { apiKeys, keyPolicies, users, webhooks } = this;
    // As every process knows them by now: one may have been bound through another process in the last quarter of a second.
    await Promise.all([apiKeys, keyPolicies, users, webhooks].map(({ collection }) => collection.sync()));
    const uses = usesOfGroup(id, { apiKeys, keyPolicies, users, webhooks });
    if (uses.length > 0) {
      throw new ControlPlaneError(
        'caller_record_conflict',
        `This group is named by ${uses.join(', ')}: take it out there first`,
      );
    }
    requireWritten(await this.groups.delete(id));
    await leaveGroup(this.accounts, id);
  }

  private existing(id: string): AccountGroup {
    const group = this.groups.get(id);
    if (!group) throw unknownRecord('account group');
    return group;
  }

  private view(group: AccountGroup): AccountGroupView {
    return this.views()(group);
  }

  private views(): (group: AccountGroup) => AccountGroupView {
    const counts = { members: memberCounts(this.users, this.memberships), keys: keyCounts(this.apiKeys) };
    return groupViews(this.accounts.list(), counts);
  }
}

/** Settings of clients may name programs to run, on the machines of owners, too: with them an admin could do what only an owner may. */
function requireMaySetClients(
  { managedSettings }: Pick<AccountGroupChange, 'managedSettings'>,
  { user }: SignedIn,
): void {
  if (managedSettings === undefined || user.role === 'owner') return;
  throw new ControlPlaneError('policy_permission_denied', 'Settings of clients are for an owner to change');
}
