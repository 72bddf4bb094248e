import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { type Platform, platforms } from '@app/common';
import { RecordIdField } from '../../control-plane/api-keys/key-fields';
import { FlagField } from '../../control-plane/paging/flag-field';
import { type Sort, SortField } from '../../control-plane/paging/list-order';
import { PageQuery } from '../../control-plane/paging/page-query';
import { SearchField } from '../../control-plane/paging/search';
import { MayBeAbsent } from '../../control-plane/validation/optional';
import { type AccountStatus, accountStatuses } from './account-state.view';

export const accountSorts = [
  ...(['name', 'platform', 'priority', 'createdAt', 'expiresAt'] as const),
  ...(['state', 'running', 'firstByteMs', 'spent', 'lastUsedAt'] as const),
] as const;
export type AccountSort = (typeof accountSorts)[number];

/** Everything that is said has to fit. */
export class AccountQuery extends PageQuery {
  @SearchField("A part of its name, platform, address, its owner's user name or the name of a group of it; or its id.")
  search?: string;

  @ApiPropertyOptional({ enum: platforms })
  @MayBeAbsent()
  @IsIn(platforms)
  platform?: Platform;

  @MayBeAbsent()
  @RecordIdField({ nullable: false, description: 'Members of an account group.' })
  groupId?: string;

  @ApiPropertyOptional({ enum: accountStatuses })
  @MayBeAbsent()
  @IsIn(accountStatuses)
  state?: AccountStatus;

  @FlagField('Whether it serves the keys of its owner only.')
  personal?: boolean;

  @MayBeAbsent()
  @RecordIdField({ nullable: false, description: 'Accounts of one person.' })
  ownerId?: string;

  @FlagField("The administrators' switch.")
  schedulable?: boolean;

  @SortField(
    accountSorts,
    'createdAt',
    'What it is sorted by; `-`: falling. `state`: what needs somebody first. `spent`: in US dollars today. What is absent comes last.',
  )
  sort?: Sort<AccountSort>;
}
