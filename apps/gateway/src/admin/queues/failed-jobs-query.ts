import { type Sort, SortField } from '../../control-plane/paging/list-order';
import { PageQuery } from '../../control-plane/paging/page-query';

export class FailedJobsQuery extends PageQuery {
  @SortField(['failedAt'], '-failedAt', 'By when it failed; `-`: the latest first.')
  sort?: Sort<'failedAt'>;
}
