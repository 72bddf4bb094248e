import { Body, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
} from '@nestjs/swagger';
import { type ApiKey, ApiKeys, type NewApiKey } from '@app/api-keys';
import { type SignedIn, Users, mayManage } from '@app/auth';
import { Requires } from '../../control-plane/access/route-access';
import { Caller } from '../../control-plane/access/signed-in';
import {
  type ApiKeyAnswer,
  ApiKeyPage,
  ApiKeyView,
  type IssuedApiKeyAnswer,
  IssuedApiKeyView,
  viewOfApiKey,
  viewOfIssuedApiKey,
} from '../../control-plane/api-keys/api-key.view';
import { expiryFrom, keyRulesFrom } from '../../control-plane/api-keys/key-rules-from-request';
import { ControlPlaneController } from '../../control-plane/control-plane-controller';
import { type Page, pageOf } from '../../control-plane/paging/page';
import { PageQuery } from '../../control-plane/paging/page-query';
import { ControlPlaneError } from '../../control-plane/problem/control-plane-error';
import { ProblemDto } from '../../control-plane/problem/problem.dto';
import { fieldRefused, requireWritten, unknownRecord } from '../../control-plane/problem/refusals';
import { withChanges } from '../../control-plane/validation/with-changes';
import { ApiKeyChange, NewApiKeyRequest } from './api-key.dto';
import { changeApiKey } from './change-api-key';
import { KeyBindings } from './key-bindings';

@ControlPlaneController('admin/api-keys', 'Keys')
export class ApiKeysController {
  constructor(
    private readonly apiKeys: ApiKeys,
    private readonly users: Users,
    private readonly bindings: KeyBindings,
  ) {}

  @Get()
  @Requires('keys.manage')
  @ApiOperation({ summary: "List everybody's keys" })
  @ApiOkResponse({ type: ApiKeyPage })
  list(@Query() query: PageQuery): Page<ApiKeyAnswer> {
    const { items, nextCursor } = pageOf(this.apiKeys.list(), query);
    return { items: items.map(viewOfApiKey), nextCursor };
  }

  @Post()
  @Requires('keys.manage')
  @ApiOperation({ summary: 'Issue a key for somebody' })
  @ApiCreatedResponse({ type: IssuedApiKeyView })
  async create(@Body() body: NewApiKeyRequest, @Caller() caller: SignedIn): Promise<IssuedApiKeyAnswer> {
    const { name, userId = caller.user.id, enabled = true, debug = false } = body;
    if (!this.users.get(userId)) throw fieldRefused('userId', 'is not the id of a user');
    this.requireManageable(userId, caller);
    const { groupId, accountId, fallbackGroupId } = body;
    const apiKey = withChanges<NewApiKey>(
      { name, userId, enabled, debug },
      { groupId, accountId, fallbackGroupId, ...keyRulesFrom(body), ...expiryFrom(body) },
    );
    this.bindings.requireGood(apiKey, body);
    return viewOfIssuedApiKey(await this.apiKeys.issue(apiKey));
  }

  @Patch(':id')
  @Requires('keys.manage')
  @ApiOperation({ summary: 'Change a key' })
  @ApiOkResponse({ type: ApiKeyView })
  @ApiNotFoundResponse({ type: ProblemDto })
  async change(@Param('id') id: string, @Body() body: ApiKeyChange, @Caller() caller: SignedIn): Promise<ApiKeyAnswer> {
    const apiKey = changeApiKey(this.manageable(id, caller), body);
    this.bindings.requireGood(apiKey, body);
    requireWritten(await this.apiKeys.update(apiKey));
    return viewOfApiKey(apiKey);
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('keys.manage')
  @ApiOperation({ summary: 'End a key' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDto })
  async revoke(@Param('id') id: string, @Caller() caller: SignedIn): Promise<void> {
    this.manageable(id, caller);
    requireWritten(await this.apiKeys.revoke(id));
  }

  private manageable(id: string, caller: SignedIn): ApiKey {
    const apiKey = this.apiKeys.get(id);
    if (!apiKey) throw unknownRecord('key');
    this.requireManageable(apiKey.userId, caller);
    return apiKey;
  }

  private requireManageable(userId: string, { user }: SignedIn): void {
    const holder = this.users.get(userId);
    if (userId === user.id || !holder || mayManage(user.role, holder.role)) return;
    throw new ControlPlaneError('policy_permission_denied', 'Your role does not manage the keys of this person');
  }
}
