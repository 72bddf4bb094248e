import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { User } from '@app/auth';
import { type Limits, type Role, roles } from '@app/common';
import { LimitsDto } from '../../control-plane/limits/limits.dto';
import { pageDtoOf } from '../../control-plane/paging/page.dto';
import { withChanges } from '../../control-plane/validation/with-changes';

export class UserView {
  @ApiProperty({ type: String, example: 'usr_4fK0aB9cD2eF7gH1iJ3k' })
  id!: string;

  @ApiProperty({ type: String, example: 'ada' })
  username!: string;

  @ApiProperty({ enum: roles })
  role!: Role;

  @ApiProperty({ type: Boolean })
  enabled!: boolean;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: string;

  @ApiPropertyOptional({ type: LimitsDto, description: 'Over all keys of the person together.' })
  limits?: Limits;

  @ApiPropertyOptional({ type: Number, description: 'Share of a free slot when several people wait; absent: 1.' })
  queueWeight?: number;
}

export class UserPage extends pageDtoOf(UserView) {}

/** What may be seen of a person: nothing of how they sign in. */
export function viewOfUser({ id, username, role, enabled, createdAt, limits, queueWeight }: User): UserView {
  return withChanges<UserView>({ id, username, role, enabled, createdAt }, { limits, queueWeight });
}
