import { Body, Delete, Get, HttpCode, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
} from '@nestjs/swagger';
import { AccountGroups } from '@app/accounts';
import { ApiKeys } from '@app/api-keys';
import { type SignedIn, type User, Users } from '@app/auth';
import type { Clock } from '@app/common';
import { CLOCK } from '../../bootstrap/tokens';
import { Requires } from '../../control-plane/access/route-access';
import { Caller } from '../../control-plane/access/signed-in';
import { ApiKeyLists } from '../../control-plane/api-keys/api-key-lists';
import {
  type ApiKeyAnswer,
  ApiKeyView,
  type IssuedApiKeyAnswer,
  IssuedApiKeyView,
  viewOfApiKey,
  viewOfIssuedApiKey,
} from '../../control-plane/api-keys/api-key.view';
import { ApiKeyPage, type ShownApiKeyAnswer, ShownApiKeyView } from '../../control-plane/api-keys/listed-api-key.view';
import { ControlPlaneController } from '../../control-plane/control-plane-controller';
import type { CountedPage } from '../../control-plane/paging/page';
import { ProblemDto } from '../../control-plane/problem/problem.dto';
import { requireWritten, unknownRecord } from '../../control-plane/problem/refusals';
import { ApiKeyQuery } from './api-key-query';
import { ApiKeyChange, NewApiKeyRequest } from './api-key.dto';
import { filterApiKeys } from './filter-api-keys';
import { ManagedKeys } from './managed-keys';

@ControlPlaneController('admin/api-keys', 'Keys')
export class ApiKeysController {
  constructor(
    private readonly apiKeys: ApiKeys,
    private readonly users: Users,
    private readonly groups: AccountGroups,
    private readonly lists: ApiKeyLists,
    private readonly managed: ManagedKeys,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Requires('keys.manage')
  @ApiOperation({ summary: "List everybody's keys" })
  @ApiOkResponse({ type: ApiKeyPage })
  list(@Query() query: ApiKeyQuery): Promise<CountedPage<ShownApiKeyAnswer>> {
    const ownerOf = (userId: string): User | undefined => this.users.get(userId);
    const groupNameOf = (groupId: string): string | undefined => this.groups.get(groupId)?.name;
    const surroundings = { ownerOf, groupNameOf, now: this.clock.now() };
    return this.lists.page(filterApiKeys(this.apiKeys.collection.values(), query, surroundings), query);
  }

  @Post()
  @Requires('keys.manage')
  @ApiOperation({ summary: 'Issue a key for somebody' })
  @ApiCreatedResponse({ type: IssuedApiKeyView })
  async create(@Body() body: NewApiKeyRequest, @Caller() caller: SignedIn): Promise<IssuedApiKeyAnswer> {
    return viewOfIssuedApiKey(await this.managed.issue(body, caller));
  }

  @Get(':id')
  @Requires('keys.manage')
  @ApiOperation({ summary: 'Show a key, also one that was deleted' })
  @ApiOkResponse({ type: ShownApiKeyView })
  @ApiNotFoundResponse({ type: ProblemDto })
  async show(@Param('id') id: string): Promise<ShownApiKeyAnswer> {
    const apiKey = this.apiKeys.get(id);
    const [shown] = apiKey ? await this.lists.shown([apiKey]) : [];
    if (!shown) throw unknownRecord('key');
    return shown;
  }

  @Patch(':id')
  @Requires('keys.manage')
  @ApiOperation({ summary: 'Change a key' })
  @ApiOkResponse({ type: ApiKeyView })
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({ type: ProblemDto, description: 'Somebody changed it at the same moment, or it is deleted' })
  async change(@Param('id') id: string, @Body() body: ApiKeyChange, @Caller() caller: SignedIn): Promise<ApiKeyAnswer> {
    return viewOfApiKey(await this.managed.change(id, body, caller));
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('keys.manage')
  @ApiOperation({ summary: 'End a key', description: 'It can be restored for 30 days.' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({ type: ProblemDto, description: 'Somebody changed it at the same moment, or it is deleted' })
  async revoke(@Param('id') id: string, @Caller() caller: SignedIn): Promise<void> {
    this.managed.find(id, caller);
    requireWritten(await this.apiKeys.revoke(id));
  }
}
