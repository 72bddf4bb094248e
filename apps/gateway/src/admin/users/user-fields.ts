import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsEmail,
  IsIn,
  IsInt,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateBy,
} from 'class-validator';
import { canonicalUsername } from '@app/auth';
import { roles } from '@app/common';

/** What the requests that create and change a person say alike about a field. */
interface Nullability {
  readonly nullable: boolean;
}

const MOST_GROUPS = 100;
const LONGEST_ID = 64;
const LONGEST_EMAIL = 254;
/** After it has been brought into its one spelling. Marks belong to the letters of some scripts. */
const usernamePattern = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._@+-]{0,99}$/u;

const isUsername = (value: unknown): boolean =>
  typeof value === 'string' && value.length <= 200 && usernamePattern.test(canonicalUsername(value));

export const UsernameField = (): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      ...{ type: String, minLength: 1, maxLength: 100, example: 'ada' },
      description: 'Letters, digits and `. _ @ + -`. Case, width and outer space make no difference.',
    }),
    ValidateBy({
      name: 'isUsername',
      validator: {
        validate: isUsername,
        defaultMessage: () =>
          '$property must have 1 to 100 letters, digits and . _ @ + - and begin with a letter or a digit',
      },
    }),
  );

export const RoleField = (description: string): PropertyDecorator =>
  applyDecorators(ApiProperty({ enum: roles, required: false, description }), IsIn(roles));

export const EmailField = ({ nullable }: Nullability): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: String, format: 'email', required: false, nullable, example: 'ada@example.org' }),
    IsString(),
    MaxLength(LONGEST_EMAIL),
    IsEmail({ require_tld: false }),
  );

export const GroupIdsField = ({ nullable }: Nullability): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      ...{ type: [String], required: false, nullable },
      description: 'Account groups that the person belongs to; their groups in the directory may bring more.',
    }),
    IsArray(),
    ArrayMaxSize(MOST_GROUPS),
    ArrayUnique(),
    IsString({ each: true }),
    MaxLength(LONGEST_ID, { each: true }),
  );

export const QueueWeightField = ({ nullable }: Nullability): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      ...{ type: Number, required: false, nullable, minimum: 1, maximum: 100 },
      description: 'Share of a free slot when several people wait for one; without it: 1.',
    }),
    IsInt(),
    Min(1),
    Max(100),
  );
