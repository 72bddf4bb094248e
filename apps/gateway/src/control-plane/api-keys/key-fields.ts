import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsIn,
  IsString,
  Matches,
  MaxLength,
  ValidateBy,
} from 'class-validator';
import { isAddressRange, keyPermissions, knownClients, parseValidity } from '@app/api-keys';
import { IsModelNames } from '../validation/model-names-field';
import { IsMoment } from '../validation/moment-field';

/** What the requests that create and change a key say alike about a field. */
interface Nullability {
  readonly nullable: boolean;
}

const MOST_ITEMS = 100;
const MOST_TAGS = 20;
/** Stands for no restriction. */
const ANY_CLIENT = 'any';
export type ClientChoice = (typeof clientChoices)[number];
const clientChoices = [...knownClients, ANY_CLIENT] as const;

export const ExpiresAtField = ({ nullable }: Nullability): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      type: String,
      format: 'date-time',
      required: false,
      nullable,
      description: 'When it ends; without it and `validFor`: never.',
      example: '2027-01-31T12:00:00Z',
    }),
    IsMoment(),
  );

export const ValidForField = ({ nullable }: Nullability): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      type: String,
      required: false,
      nullable,
      description:
        'How long it lasts from its first use: an ISO 8601 duration, at most ten years. Not with `expiresAt`.',
      example: 'P30D',
    }),
    ValidateBy({
      name: 'isValidity',
      validator: {
        validate: (value) => typeof value === 'string' && parseValidity(value) !== undefined,
        defaultMessage: () => '$property must be an ISO 8601 duration such as P30D or PT12H, of ten years at the most',
      },
    }),
  );

export const PermissionsField = ({ nullable }: Nullability): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      ...{ enum: keyPermissions, isArray: true, required: false, nullable },
      description: 'Families of client protocols; empty: all.',
    }),
    IsArray(),
    ArrayUnique(),
    IsIn(keyPermissions, { each: true }),
  );

export const AllowedClientsField = ({ nullable }: Nullability): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      ...{ enum: clientChoices, isArray: true, required: false, nullable },
      description:
        'Clients, told by what they send: a guard rail, no security boundary. Empty, or `any`: every client.',
    }),
    IsArray(),
    ArrayUnique(),
    IsIn(clientChoices, { each: true }),
  );

export const AllowedModelsField = ({ nullable }: Nullability): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      ...{ type: [String], required: false, nullable, example: ['claude-sonnet-*'] },
      description: 'Model names as clients write them, `*` standing for any text; without them: any.',
    }),
    ArrayNotEmpty(),
    IsModelNames(MOST_ITEMS),
  );

export const DeniedModelsField = ({ nullable }: Nullability): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      ...{ type: [String], required: false, nullable, example: ['*opus*'] },
      description: 'Model names, `*` standing for any text. What is denied stays denied, also where it is allowed.',
    }),
    IsModelNames(MOST_ITEMS),
  );

export const AllowedCidrsField = ({ nullable }: Nullability): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      ...{ type: [String], required: false, nullable, example: ['10.0.0.0/8', '2001:db8::1'] },
      description: 'Addresses and ranges that it may be used from; without them: any.',
    }),
    IsArray(),
    ArrayNotEmpty(),
    ArrayMaxSize(MOST_ITEMS),
    ArrayUnique(),
    ValidateBy(
      {
        name: 'isAddressRange',
        validator: {
          validate: (value) => typeof value === 'string' && isAddressRange(value),
          defaultMessage: () => 'each value in $property must be an address or a CIDR range',
        },
      },
      { each: true },
    ),
  );

export const TagsField = ({ nullable }: Nullability): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: [String], required: false, nullable, example: ['ci'] }),
    IsArray(),
    ArrayMaxSize(MOST_TAGS),
    ArrayUnique(),
    IsString({ each: true }),
    MaxLength(50, { each: true }),
    // eslint-disable-next-line no-control-regex -- control characters are what it keeps out
    Matches(/^(?=.*\S)[^\u0000-\u001f\u007f]+$/u, {
      each: true,
      message: 'each value in $property must have visible letters in one line',
    }),
  );

export const RecordIdField = ({ nullable, description }: Nullability & { description: string }): PropertyDecorator =>
  applyDecorators(ApiProperty({ type: String, required: false, nullable, description }), IsString(), MaxLength(64));
