import { Body, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiForbiddenResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
} from '@nestjs/swagger';
import { ApiKeys, type NewApiKey } from '@app/api-keys';
import type { SignedIn } from '@app/auth';
import { Requires } from '../control-plane/access/route-access';
import { Caller } from '../control-plane/access/signed-in';
import { ApiKeyLists } from '../control-plane/api-keys/api-key-lists';
import {
  type ApiKeyAnswer,
  ApiKeyView,
  type IssuedApiKeyAnswer,
  IssuedApiKeyView,
  viewOfApiKey,
  viewOfIssuedApiKey,
} from '../control-plane/api-keys/api-key.view';
import { KeyBindings } from '../control-plane/api-keys/key-bindings';
import { type OwnApiKeyAnswer, OwnApiKeyPage, OwnApiKeyView } from '../control-plane/api-keys/listed-api-key.view';
import { expiryFrom, keyRulesFrom } from '../control-plane/api-keys/key-rules-from-request';
import { ControlPlaneController } from '../control-plane/control-plane-controller';
import type { CountedPage } from '../control-plane/paging/page';
import { createIdSearch, createSearch } from '../control-plane/paging/search';
import { ControlPlaneError } from '../control-plane/problem/control-plane-error';
import { ProblemDto } from '../control-plane/problem/problem.dto';
import { requireWritten, unknownRecord } from '../control-plane/problem/refusals';
import { withChanges } from '../control-plane/validation/with-changes';
import { NewOwnApiKey, OwnApiKeyChange } from './own-api-key.dto';
import { ownApiKey } from './own-api-key';
import { OwnApiKeyQuery } from './own-api-key-query';
import { changeOwnApiKey, rightsIn } from './own-api-key-change';
import { OwnApiKeyRights } from './own-api-key-rights';
import { OwnKeySpending } from './own-key-spending';

/** The keys of a signed-in person, who issues them within their policies. */
@ControlPlaneController('me/api-keys', 'Own profile and keys')
export class OwnApiKeysController {
  constructor(
    private readonly apiKeys: ApiKeys,
    private readonly lists: ApiKeyLists,
    private readonly bindings: KeyBindings,
    private readonly rights: OwnApiKeyRights,
    private readonly spending: OwnKeySpending,
  ) {}

  @Get()
  @Requires('own-keys.manage')
  @ApiOperation({ summary: 'List own keys' })
  @ApiOkResponse({ type: OwnApiKeyPage })
  list(@Query() query: OwnApiKeyQuery, @Caller() { user }: SignedIn): Promise<CountedPage<OwnApiKeyAnswer>> {
    const [isFound, isId] = [createSearch(query.search), createIdSearch(query.search)];
    const found = this.apiKeys
      .list({ userId: user.id })
      .filter(({ id, name, hint, tags = [] }) => isId(id) || isFound(name, hint, ...tags));
    return this.lists.ownPage(found, query);
  }

  @Post()
  @Requires('own-keys.manage')
  @ApiOperation({ summary: 'Issue a key', description: 'Within the bounds that `/me/key-policy` tells.' })
  @ApiCreatedResponse({ type: IssuedApiKeyView })
  @ApiForbiddenResponse({ type: ProblemDto, description: 'No policy gives you keys with this binding' })
  @ApiConflictResponse({ type: ProblemDto, description: 'You have as many keys of your own as you may have' })
  async create(@Body() body: NewOwnApiKey, @Caller() { user }: SignedIn): Promise<IssuedApiKeyAnswer> {
    const { name, groupId } = body;
    const wanted = withChanges<NewApiKey>(
      { name, userId: user.id, origin: 'self' },
      { groupId, ...keyRulesFrom(body), ...expiryFrom(body) },
    );
    this.rights.requireWithin(wanted, user);
    this.bindings.requireGood(wanted, body);
    const mostKeys = this.rights.mostKeys(user);
    const issued = await this.apiKeys.issueOwn(wanted, mostKeys);
    if (issued) {
      await this.spending.takeOver(issued.apiKey);
      return viewOfIssuedApiKey(issued);
    }
    const message =
      mostKeys === 0
        ? 'You may have no keys of your own'
        : `You may have ${mostKeys} key(s) of your own, and have as many: delete one that you do not need`;
    throw new ControlPlaneError('caller_record_conflict', message);
  }

  @Get(':id')
  @Requires('own-keys.manage')
  @ApiOperation({ summary: 'Show an own key' })
  @ApiOkResponse({ type: OwnApiKeyView })
  @ApiNotFoundResponse({ type: ProblemDto })
  async show(@Param('id') id: string, @Caller() { user }: SignedIn): Promise<OwnApiKeyAnswer> {
    const [shown] = await this.lists.own([ownApiKey(this.apiKeys, id, user)]);
    if (!shown) throw unknownRecord('key');
    return shown;
  }

  @Patch(':id')
  @Requires('own-keys.manage')
  @ApiOperation({
    summary: 'Change an own key',
    description: 'Of a key that somebody else issued for you: its name and tags.',
  })
  @ApiOkResponse({ type: ApiKeyView })
  @ApiForbiddenResponse({ type: ProblemDto, description: 'It is not yours to change in this way' })
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({ type: ProblemDto, description: 'Somebody changed it at the same moment' })
  async change(
    @Param('id') id: string,
    @Body() body: OwnApiKeyChange,
    @Caller() { user }: SignedIn,
  ): Promise<ApiKeyAnswer> {
    const apiKey = changeOwnApiKey(ownApiKey(this.apiKeys, id, user), body);
    // A policy that became stricter must not stand in the way of another name: what a key may do is asked when it is used, too.
    if (rightsIn(body).length > 0) {
      this.rights.requireWithin(apiKey, user);
      this.bindings.requireGood(apiKey, body);
    }
    requireWritten(await this.apiKeys.update(apiKey));
    return viewOfApiKey(apiKey);
  }
}
