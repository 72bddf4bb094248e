import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { type Strategy, strategies } from '@app/accounts';
import { type Sort, SortField } from '../../control-plane/paging/list-order';
import { PageQuery } from '../../control-plane/paging/page-query';
import { SearchField } from '../../control-plane/paging/search';
import { MayBeAbsent } from '../../control-plane/validation/optional';

export const accountGroupSorts = ['name', 'strategy', 'createdAt', 'accountCount', 'memberCount', 'keyCount'] as const;
export type AccountGroupSort = (typeof accountGroupSorts)[number];

/** Everything that is said has to fit. */
export class AccountGroupQuery extends PageQuery {
  @SearchField('A part of its name, description or of a directory group that it stands for; or its id.')
  search?: string;

  @ApiPropertyOptional({ enum: strategies })
  @MayBeAbsent()
  @IsIn(strategies)
  strategy?: Strategy;

  @SortField(accountGroupSorts, 'createdAt')
  sort?: Sort<AccountGroupSort>;
}
