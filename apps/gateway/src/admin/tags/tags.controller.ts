import { Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { ApiKeys } from '@app/api-keys';
import { Users } from '@app/auth';
import { Requires } from '../../control-plane/access/route-access';
import { ControlPlaneController } from '../../control-plane/control-plane-controller';
import { fits } from '../../control-plane/paging/fits';
import { createSearch } from '../../control-plane/paging/search';
import { sortedPageOf } from '../../control-plane/paging/sorted-page';
import type { Plain } from '../../control-plane/plain';
import { countTags } from './count-tags';
import { TagQuery, tagOrder } from './tag-query';
import { TagPage } from './tag.view';

/** What keys and people are tagged with, to be suggested where somebody tags another one. */
@ControlPlaneController('admin/tags', 'Keys')
export class TagsController {
  constructor(
    private readonly apiKeys: ApiKeys,
    private readonly users: Users,
  ) {}

  @Get()
  @Requires('users.read')
  @ApiOperation({ summary: 'List tags of keys and people' })
  @ApiOkResponse({ type: TagPage })
  list(@Query() query: TagQuery): Plain<TagPage> {
    const isFound = createSearch(query.search);
    const found = countTags(this.apiKeys.collection.values(), this.users.list())
      .filter(({ keyCount, personCount }) => fits(query.ofKeys, keyCount > 0) && fits(query.ofPeople, personCount > 0))
      .filter(({ id }) => isFound(id));
    const { items, ...rest } = sortedPageOf(found, query, tagOrder);
    return { ...rest, items: items.map(({ id, ...counts }) => ({ tag: id, ...counts })) };
  }
}
