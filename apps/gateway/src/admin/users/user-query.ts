import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';
import { type Provider, providers } from '@app/auth';
import { type Role, roles } from '@app/common';
import { FlagField } from '../../control-plane/paging/flag-field';
import { type Sort, SortField } from '../../control-plane/paging/list-order';
import { PageQuery } from '../../control-plane/paging/page-query';
import { SearchField } from '../../control-plane/paging/search';
import { MayBeAbsent } from '../../control-plane/validation/optional';

export const userSorts = [
  ...(['username', 'displayName', 'email', 'role', 'provider', 'createdAt', 'deletedAt'] as const),
  ...(['keyCount', 'lastUsedAt', 'lastSignInAt'] as const),
] as const;
export type UserSort = (typeof userSorts)[number];

/** Everything that is said has to fit. */
export class UserQuery extends PageQuery {
  @SearchField('A part of user name, name, e-mail address or a tag; or the id.')
  search?: string;

  @ApiPropertyOptional({ enum: roles })
  @MayBeAbsent()
  @IsIn(roles)
  role?: Role;

  @ApiPropertyOptional({ enum: providers })
  @MayBeAbsent()
  @IsIn(providers)
  provider?: Provider;

  @FlagField("The administrators' switch.")
  enabled?: boolean;

  @FlagField('Whether the person may do anything: switched on, and in good standing with the directory.')
  active?: boolean;

  @ApiPropertyOptional({ type: String })
  @MayBeAbsent()
  @IsString()
  @MaxLength(50)
  tag?: string;

  @ApiPropertyOptional({ type: String, description: 'Members of an account group, also through the directory.' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(64)
  groupId?: string;

  @FlagField('True: who is deleted and can be restored, and nobody else.')
  deleted?: boolean;

  @SortField(
    userSorts,
    'createdAt',
    'What it is sorted by; `-`: falling. `role`: who may do most first. What is absent comes last.',
  )
  sort?: Sort<UserSort>;
}
