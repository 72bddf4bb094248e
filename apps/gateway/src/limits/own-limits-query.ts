import type { ApiKey } from '@app/api-keys';
import { type ListOrder, type Sort, SortField, momentIn } from '../control-plane/paging/list-order';
import { PageQuery } from '../control-plane/paging/page-query';
import { SearchField } from '../control-plane/paging/search';

const ownLimitsSorts = ['name', 'createdAt'] as const;
type OwnLimitsSort = (typeof ownLimitsSorts)[number];

export class OwnLimitsQuery extends PageQuery {
  @SearchField('A part of the name of a key or of a tag of it; or its id.')
  search?: string;

  @SortField(ownLimitsSorts, 'createdAt')
  sort?: Sort<OwnLimitsSort>;
}

export const ownLimitsOrder: ListOrder<OwnLimitsSort, ApiKey> = {
  values: { name: ({ name }) => name, createdAt: ({ createdAt }) => momentIn(createdAt) },
  otherwise: 'createdAt',
};
