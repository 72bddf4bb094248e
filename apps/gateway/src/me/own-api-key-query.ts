import { type OwnKeySort, ownKeySorts } from '../control-plane/api-keys/api-key-sorts';
import { type Sort, SortField } from '../control-plane/paging/list-order';
import { PageQuery } from '../control-plane/paging/page-query';
import { SearchField } from '../control-plane/paging/search';

export class OwnApiKeyQuery extends PageQuery {
  @SearchField('A part of its name, its last letters or a tag; or its id.')
  search?: string;

  @SortField(ownKeySorts, 'createdAt')
  sort?: Sort<OwnKeySort>;
}
