import { Body, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
} from '@nestjs/swagger';
import { type ApiKey, ApiKeys, type NewApiKey } from '@app/api-keys';
import type { SignedIn } from '@app/auth';
import { Requires } from '../control-plane/access/route-access';
import { Caller } from '../control-plane/access/signed-in';
import {
  type ApiKeyAnswer,
  ApiKeyPage,
  type IssuedApiKeyAnswer,
  IssuedApiKeyView,
  viewOfApiKey,
  viewOfIssuedApiKey,
} from '../control-plane/api-keys/api-key.view';
import { expiryFrom, keyRulesFrom } from '../control-plane/api-keys/key-rules-from-request';
import { ControlPlaneController } from '../control-plane/control-plane-controller';
import { type Page, pageOf } from '../control-plane/paging/page';
import { PageQuery } from '../control-plane/paging/page-query';
import { ControlPlaneError } from '../control-plane/problem/control-plane-error';
import { ProblemDto } from '../control-plane/problem/problem.dto';
import { requireWritten, unknownRecord } from '../control-plane/problem/refusals';
import { withChanges } from '../control-plane/validation/with-changes';
import { NewOwnApiKey } from './own-api-key.dto';

/** What a signed-in person does with their own keys. Those of others do not exist here. */
@ControlPlaneController('me/api-keys', 'Own profile and keys')
export class OwnApiKeysController {
  constructor(private readonly apiKeys: ApiKeys) {}

  @Get()
  @Requires('own-keys.manage')
  @ApiOperation({ summary: 'List own keys' })
  @ApiOkResponse({ type: ApiKeyPage })
  list(@Query() query: PageQuery, @Caller() { user }: SignedIn): Page<ApiKeyAnswer> {
    const { items, nextCursor } = pageOf(this.apiKeys.list({ userId: user.id }), query);
    return { items: items.map(viewOfApiKey), nextCursor };
  }

  @Post()
  @Requires('own-keys.manage')
  @ApiOperation({ summary: 'Issue a key' })
  @ApiCreatedResponse({ type: IssuedApiKeyView })
  async create(@Body() body: NewOwnApiKey, @Caller() { user }: SignedIn): Promise<IssuedApiKeyAnswer> {
    const apiKey = withChanges<NewApiKey>(
      { name: body.name, userId: user.id },
      { ...keyRulesFrom(body), ...expiryFrom(body) },
    );
    return viewOfIssuedApiKey(await this.apiKeys.issue(apiKey));
  }

  @Post(':id/rotate')
  @Requires('own-keys.manage')
  @ApiOperation({ summary: 'Issue a new key in place of an old one, which ends' })
  @ApiCreatedResponse({ type: IssuedApiKeyView })
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({ type: ProblemDto, description: 'The key is switched off, or was ended at the same moment' })
  async rotate(@Param('id') id: string, @Caller() caller: SignedIn): Promise<IssuedApiKeyAnswer> {
    const former = this.own(id, caller);
    // A key that an administrator switched off cannot be had back by rotating it.
    if (!former.enabled) throw new ControlPlaneError('caller_record_conflict', 'This key is switched off');
    requireWritten(await this.apiKeys.revoke(id));
    // Every rule and an expiry that runs go over to the new key.
    return viewOfIssuedApiKey(await this.apiKeys.issue(former));
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('own-keys.manage')
  @ApiOperation({ summary: 'End a key' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDto })
  async revoke(@Param('id') id: string, @Caller() caller: SignedIn): Promise<void> {
    this.own(id, caller);
    requireWritten(await this.apiKeys.revoke(id));
  }

  private own(id: string, { user }: SignedIn): ApiKey {
    const apiKey = this.apiKeys.get(id);
    if (apiKey?.userId !== user.id) throw unknownRecord('key');
    return apiKey;
  }
}
