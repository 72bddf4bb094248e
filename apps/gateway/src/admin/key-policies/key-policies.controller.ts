import { Body, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
} from '@nestjs/swagger';
import { AccountGroups } from '@app/accounts';
import { KeyPolicies, type KeyPolicy, appliesTo } from '@app/api-keys';
import { Users, isActive } from '@app/auth';
import { Requires } from '../../control-plane/access/route-access';
import { ControlPlaneController } from '../../control-plane/control-plane-controller';
import type { CountedPage } from '../../control-plane/paging/page';
import { createIdSearch, createSearch } from '../../control-plane/paging/search';
import { sortedPageOf } from '../../control-plane/paging/sorted-page';
import { ControlPlaneError } from '../../control-plane/problem/control-plane-error';
import { ProblemDto } from '../../control-plane/problem/problem.dto';
import { fieldRefused, requireWritten, unknownRecord } from '../../control-plane/problem/refusals';
import { Memberships } from '../../people/memberships';
import { changedPolicy, newPolicyFrom } from './key-policy-from-request';
import { KeyPolicyQuery, keyPolicyOrder } from './key-policy-query';
import { KeyPolicyChange, NewKeyPolicyRequest } from './key-policy.dto';
import { type KeyPolicyAnswer, KeyPolicyPage, KeyPolicyView, viewOfKeyPolicy } from './key-policy.view';

@ControlPlaneController('admin/key-policies', 'Key policies')
export class KeyPoliciesController {
  constructor(
    private readonly policies: KeyPolicies,
    private readonly groups: AccountGroups,
    private readonly users: Users,
    private readonly memberships: Memberships,
  ) {}

  @Get()
  @Requires('policies.read')
  @ApiOperation({ summary: 'List the policies for keys that people issue themselves' })
  @ApiOkResponse({ type: KeyPolicyPage })
  list(@Query() query: KeyPolicyQuery): CountedPage<KeyPolicyAnswer> {
    const [isFound, isId] = [createSearch(query.search), createIdSearch(query.search)];
    const found = this.policies
      .list()
      .filter(({ roles = [] }) => query.role === undefined || roles.includes(query.role))
      .filter(({ name, description, id }) => isId(id) || isFound(name, description));
    return sortedPageOf(this.viewsOf(found), query, keyPolicyOrder);
  }

  @Post()
  @Requires('policies.write')
  @ApiOperation({ summary: 'Create a policy for keys' })
  @ApiCreatedResponse({ type: KeyPolicyView })
  @ApiConflictResponse({ type: ProblemDto, description: 'The name is taken' })
  async create(@Body() body: NewKeyPolicyRequest): Promise<KeyPolicyAnswer> {
    await this.requireGroups(body);
    const policy = await this.policies.create(newPolicyFrom(body));
    if (!policy) throw new ControlPlaneError('caller_record_conflict', 'This name is taken');
    return this.viewOf(policy);
  }

  @Get(':id')
  @Requires('policies.read')
  @ApiOperation({ summary: 'Show a policy for keys' })
  @ApiOkResponse({ type: KeyPolicyView })
  @ApiNotFoundResponse({ type: ProblemDto })
  show(@Param('id') id: string): KeyPolicyAnswer {
    return this.viewOf(this.existing(id));
  }

  @Patch(':id')
  @Requires('policies.write')
  @ApiOperation({ summary: 'Change a policy for keys: it counts for keys that there are, too' })
  @ApiOkResponse({ type: KeyPolicyView })
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({
    type: ProblemDto,
    description: 'The name is taken, or somebody changed it at the same moment',
  })
  async change(@Param('id') id: string, @Body() body: KeyPolicyChange): Promise<KeyPolicyAnswer> {
    this.existing(id);
    await this.requireGroups(body);
    const policy = changedPolicy(this.existing(id), body);
    requireWritten(await this.policies.update(policy));
    return this.viewOf(policy);
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('policies.write')
  @ApiOperation({
    summary: 'Delete a policy for keys: whoever has no other one has the rights that come with the house',
  })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDto })
  async delete(@Param('id') id: string): Promise<void> {
    this.existing(id);
    requireWritten(await this.policies.delete(id));
  }

  private viewOf(policy: KeyPolicy): KeyPolicyAnswer {
    return viewOfKeyPolicy(policy, this.personCounts([policy])[0] ?? 0);
  }

  private viewsOf(policies: readonly KeyPolicy[]): KeyPolicyAnswer[] {
    const counts = this.personCounts(policies);
    return policies.map((policy, index) => viewOfKeyPolicy(policy, counts[index] ?? 0));
  }

  private personCounts(policies: readonly KeyPolicy[]): number[] {
    const owners = this.users
      .list()
      .filter(isActive)
      .map((user) => this.memberships.ownerOf(user));
    return policies.map((policy) => owners.filter((owner) => appliesTo(policy, owner)).length);
  }

  private existing(id: string): KeyPolicy {
    const policy = this.policies.get(id);
    if (!policy) throw unknownRecord('key policy');
    return policy;
  }

  /** Only what the request names: a group that went away must not stand in the way of another change. */
  private async requireGroups(named: Pick<KeyPolicyChange, 'groupIds' | 'accountGroupIds'>): Promise<void> {
    // As every process knows them by now: a group may have gone through another one in the last quarter of a second.
    await this.groups.collection.sync();
    for (const field of ['groupIds', 'accountGroupIds'] as const) {
      const isKnown = (named[field] ?? []).every((id) => this.groups.get(id) !== undefined);
      if (!isKnown) throw fieldRefused(field, 'must be ids of account groups');
    }
  }
}
