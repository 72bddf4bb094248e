import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsString,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { roles } from '@app/common';

/** What the requests that create and change a policy say alike about a field. */
interface Nullability {
  readonly nullable: boolean;
}

const MOST_GROUPS = 200;
const MOST_KEYS = 1_000;
const MOST_DAYS = 3_650;
const LONGEST_ID = 64;

export const RolesField = ({ nullable }: Nullability): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      ...{ enum: roles, isArray: true, required: false, nullable, example: ['member'] },
      description: 'It is for everybody with one of these roles.',
    }),
    IsArray(),
    ArrayUnique(),
    IsIn(roles, { each: true }),
  );

const GroupIdList = (): PropertyDecorator =>
  applyDecorators(
    IsArray(),
    ArrayMaxSize(MOST_GROUPS),
    ArrayUnique(),
    IsString({ each: true }),
    MaxLength(LONGEST_ID, { each: true }),
  );

export const GroupIdsField = ({ nullable }: Nullability): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      ...{ type: [String], required: false, nullable },
      description: 'It is for everybody who belongs to one of these account groups.',
    }),
    GroupIdList(),
  );

export const AccountGroupIdsField = ({ nullable }: Nullability): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      ...{ type: [String], required: false, nullable },
      description:
        'Account groups that the keys may be bound to. Without them: those that the person belongs to, and the pool for who belongs to ' +
        'none.',
    }),
    ArrayNotEmpty(),
    GroupIdList(),
  );

export const MaxKeysField = ({ required }: { readonly required: boolean }): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      ...{ type: Number, minimum: 0, maximum: MOST_KEYS, required, example: 5 },
      description: 'How many keys of their own a person may have.',
    }),
    IsInt(),
    Min(0),
    Max(MOST_KEYS),
  );

export const MaxLifetimeDaysField = ({ nullable }: Nullability): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      ...{ type: Number, minimum: 1, maximum: MOST_DAYS, required: false, nullable, example: 90 },
      description: 'Days after which a key ends at the latest, whatever it says itself. Without it: no bound.',
    }),
    IsInt(),
    Min(1),
    Max(MOST_DAYS),
  );
