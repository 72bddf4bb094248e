import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { type Role, roles } from '@app/common';
import { type ListOrder, type Sort, SortField, momentIn } from '../../control-plane/paging/list-order';
import { PageQuery } from '../../control-plane/paging/page-query';
import { SearchField } from '../../control-plane/paging/search';
import { MayBeAbsent } from '../../control-plane/validation/optional';
import type { KeyPolicyAnswer } from './key-policy.view';

const keyPolicySorts = ['name', 'createdAt', 'maxKeys', 'personCount'] as const;
type KeyPolicySort = (typeof keyPolicySorts)[number];

/** Everything that is said has to fit. */
export class KeyPolicyQuery extends PageQuery {
  @SearchField('A part of its name or description; or its id.')
  search?: string;

  @ApiPropertyOptional({ enum: roles, description: 'Policies that name this role.' })
  @MayBeAbsent()
  @IsIn(roles)
  role?: Role;

  @SortField(keyPolicySorts, 'createdAt')
  sort?: Sort<KeyPolicySort>;
}

export const keyPolicyOrder: ListOrder<KeyPolicySort, KeyPolicyAnswer> = {
  values: {
    name: ({ name }) => name,
    createdAt: ({ createdAt }) => momentIn(createdAt),
    maxKeys: ({ maxKeys }) => maxKeys,
    personCount: ({ personCount }) => personCount,
  },
  otherwise: 'createdAt',
};
