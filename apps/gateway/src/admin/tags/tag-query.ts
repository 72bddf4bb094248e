import { FlagField } from '../../control-plane/paging/flag-field';
import { type ListOrder, type Sort, SortField } from '../../control-plane/paging/list-order';
import { PageQuery } from '../../control-plane/paging/page-query';
import { SearchField } from '../../control-plane/paging/search';
import type { TagCounts } from './count-tags';

const tagSorts = ['tag', 'keyCount', 'personCount'] as const;
type TagSort = (typeof tagSorts)[number];

/** Everything that is said has to fit. */
export class TagQuery extends PageQuery {
  @SearchField('A part of the tag.')
  search?: string;

  @FlagField('Whether any key has it.')
  ofKeys?: boolean;

  @FlagField('Whether any person has it.')
  ofPeople?: boolean;

  @SortField(tagSorts, 'tag')
  sort?: Sort<TagSort>;
}

export const tagOrder: ListOrder<TagSort, TagCounts> = {
  values: {
    tag: ({ id }) => id,
    keyCount: ({ keyCount }) => keyCount,
    personCount: ({ personCount }) => personCount,
  },
  otherwise: 'tag',
};
