import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { type Repricing, type RepricingState, repricingStates } from '@app/usage';
import { fits } from '../../control-plane/paging/fits';
import { FlagField } from '../../control-plane/paging/flag-field';
import { type ListOrder, type Sort, SortField, momentIn } from '../../control-plane/paging/list-order';
import { PageQuery } from '../../control-plane/paging/page-query';
import { SearchField, createIdSearch, createSearch } from '../../control-plane/paging/search';
import { MayBeAbsent } from '../../control-plane/validation/optional';

const repricingSorts = ['createdAt', 'endedAt', 'state', 'from', 'to'] as const;
type RepricingSort = (typeof repricingSorts)[number];

/** Everything that is said has to fit. */
export class RepricingQuery extends PageQuery {
  @SearchField('A part of the model or platform that it is about; or its id, or that of the account or key.')
  search?: string;

  @ApiPropertyOptional({ enum: repricingStates })
  @MayBeAbsent()
  @IsIn(repricingStates)
  state?: RepricingState;

  @FlagField('False: previews.')
  apply?: boolean;

  @SortField(repricingSorts, '-createdAt')
  sort?: Sort<RepricingSort>;
}

export function filterRepricings(repricings: readonly Repricing[], query: RepricingQuery): Repricing[] {
  const [isFound, isId] = [createSearch(query.search), createIdSearch(query.search)];
  return repricings.filter(({ id, state, apply, question }) => {
    const { model, platform, accountId = '', keyId = '' } = question;
    const isMeant = [id, accountId, keyId].some(isId) || isFound(model, platform);
    return fits(query.state, state) && fits(query.apply, apply) && isMeant;
  });
}

export const repricingOrder: ListOrder<RepricingSort, Repricing> = {
  values: {
    createdAt: ({ createdAt }) => momentIn(createdAt),
    endedAt: ({ endedAt }) => momentIn(endedAt),
    state: ({ state }) => repricingStates.indexOf(state),
    from: ({ question }) => momentIn(question.from),
    to: ({ question }) => momentIn(question.to),
  },
  otherwise: '-createdAt',
};
