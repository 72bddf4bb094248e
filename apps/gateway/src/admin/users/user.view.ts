import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Provider, type Suspension, providers, suspensions } from '@app/auth';
import { type Limits, type Role, roles } from '@app/common';
import { LimitsDto } from '../../control-plane/limits/limits.dto';
import { countedPageDtoOf } from '../../control-plane/paging/page.dto';

export class UserGroupView {
  @ApiProperty({ type: String, example: 'grp_4fK0aB9cD2eF7gH1iJ3k' })
  id!: string;

  @ApiProperty({ type: String, example: 'Research' })
  name!: string;
}

export class UserDirectoryView {
  @ApiProperty({ type: String, example: 'uid=ada,ou=people,dc=example,dc=org' })
  dn!: string;

  @ApiPropertyOptional({ enum: suspensions, description: 'Why the directory stands behind the person no longer.' })
  suspended?: Suspension;
}

export class UserView {
  @ApiProperty({ type: String, example: 'usr_4fK0aB9cD2eF7gH1iJ3k' })
  id!: string;

  @ApiProperty({ type: String, example: 'ada' })
  username!: string;

  @ApiPropertyOptional({ type: String, example: 'Ada Lovelace' })
  displayName?: string;

  @ApiPropertyOptional({ type: String, example: 'ada@example.org' })
  email?: string;

  @ApiProperty({ enum: roles })
  role!: Role;

  @ApiProperty({ enum: providers, description: 'Who checks the password.' })
  provider!: Provider;

  @ApiProperty({ type: Boolean, description: "The administrators' switch." })
  enabled!: boolean;

  @ApiProperty({ type: Boolean, description: 'Whether the person may sign in and their keys are good.' })
  active!: boolean;

  @ApiPropertyOptional({ type: UserDirectoryView })
  directory?: UserDirectoryView;

  @ApiProperty({ type: [String], description: 'Account groups that an administrator put the person into.' })
  groupIds!: readonly string[];

  @ApiProperty({ type: [UserGroupView], description: 'All account groups of the person, also by the directory.' })
  groups!: readonly UserGroupView[];

  @ApiProperty({ type: [String] })
  tags!: readonly string[];

  @ApiPropertyOptional({ type: LimitsDto, description: 'Over all keys of the person together.' })
  limits?: Limits;

  @ApiPropertyOptional({ type: Number, description: 'Share of a free slot when several people wait; absent: 1.' })
  queueWeight?: number;

  @ApiProperty({ type: Boolean, description: 'Has to choose another password before anything else.' })
  mustChangePassword!: boolean;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: string;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Can be restored for 30 days.' })
  deletedAt?: string;

  @ApiProperty({
    type: Number,
    description: 'Keys that the person holds, those that are switched off or expired included.',
  })
  keyCount!: number;
}

/** With what a list would have to ask for elsewhere, row by row. */
export class ListedUserView extends UserView {
  @ApiProperty({
    ...{ type: String, format: 'date-time', nullable: true },
    description:
      'When their last request through the relay came in, some seconds late; null: not in the last 400 days.',
  })
  lastUsedAt!: string | null;

  @ApiProperty({
    ...{ type: String, format: 'date-time', nullable: true },
    description: 'When they last signed in to the console; null: not in the last 400 days.',
  })
  lastSignInAt!: string | null;
}

export class ShownUserView extends ListedUserView {
  @ApiProperty({ type: Number, description: 'Until the user name may be tried again after too many wrong passwords.' })
  lockedForSeconds!: number;
}

export class IssuedUserView extends UserView {
  @ApiPropertyOptional({ type: String, description: 'The password that was generated. It is never shown again.' })
  password?: string;
}

export class UserPage extends countedPageDtoOf(ListedUserView) {}
