import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type KeyPermission, type KeyPolicy, keyPermissions } from '@app/api-keys';
import { type Limits, type Role, roles } from '@app/common';
import { LimitsDto } from '../../control-plane/limits/limits.dto';
import { countedPageDtoOf } from '../../control-plane/paging/page.dto';
import type { Plain } from '../../control-plane/plain';

export class KeyPolicyView {
  @ApiProperty({ type: String, example: 'pol_4fK0aB9cD2eF7gH1iJ3k' })
  id!: string;

  @ApiProperty({ type: String, example: 'interns' })
  name!: string;

  @ApiPropertyOptional({ type: String })
  description?: string;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: string;

  @ApiPropertyOptional({ enum: roles, isArray: true, description: 'It is for everybody with one of these roles.' })
  roles?: readonly Role[];

  @ApiPropertyOptional({ type: [String], description: 'It is for everybody in one of these account groups.' })
  groupIds?: readonly string[];

  @ApiProperty({ type: Number, description: 'How many keys of their own a person may have.' })
  maxKeys!: number;

  @ApiPropertyOptional({ type: [String], description: "Absent: the person's own account groups, or the pool." })
  accountGroupIds?: readonly string[];

  @ApiPropertyOptional({ enum: keyPermissions, isArray: true, description: 'Absent: all.' })
  permissions?: readonly KeyPermission[];

  @ApiPropertyOptional({
    type: LimitsDto,
    description: 'What a key may be given at most, and what holds where it says nothing. Absent: no bound.',
  })
  maxLimits?: Limits;

  @ApiPropertyOptional({ type: Number, description: 'Absent: no bound.' })
  maxLifetimeDays?: number;

  @ApiPropertyOptional({ type: [String], description: 'Absent: all.' })
  allowedModels?: readonly string[];

  @ApiProperty({ type: Number, description: 'For how many people it is, of those who may do anything at all.' })
  personCount!: number;
}

export type KeyPolicyAnswer = Plain<KeyPolicyView>;

export class KeyPolicyPage extends countedPageDtoOf(KeyPolicyView) {}

/** A policy has no secrets: it is shown as it is. */
export const viewOfKeyPolicy = (policy: KeyPolicy, personCount: number): KeyPolicyAnswer => ({
  ...policy,
  personCount,
});
