import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsInt,
  IsObject,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsAmount, LARGEST_AMOUNT, SMALLEST_AMOUNT } from '../../control-plane/validation/amount-field';
import { IsBaseUrl } from '../../control-plane/validation/base-url-field';
import { IsModelMapping, IsModelNames } from '../../control-plane/validation/model-names-field';
import { IsMoment } from '../../control-plane/validation/moment-field';
import { IsAccountHeaders } from './account-headers-field';
import { CooldownSecondsDto, SerialQueueDto } from './account-limits.dto';
import { AccountProxyDto } from './account-proxy.dto';

/** What the create and the change request say alike about a field. */
interface Nullability {
  readonly nullable: boolean;
}

export const BaseUrlField = ({ nullable }: Nullability): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      type: String,
      required: false,
      nullable,
      description: "Address of the upstream; without one: the platform's own.",
      example: 'https://api.example.com',
    }),
    IsBaseUrl(),
  );

const IntegerField = (minimum: number, maximum: number, description: string, nullable = false): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: Number, required: false, nullable, minimum, maximum, description }),
    IsInt(),
    Min(minimum),
    Max(maximum),
  );

export const PriorityField = (): PropertyDecorator => IntegerField(1, 100, 'The lower is preferred.');

export const MaxConcurrencyField = ({ nullable }: Nullability): PropertyDecorator =>
  IntegerField(1, 100_000, 'Requests under way at the same time; without it: any number.', nullable);

export const WeightField = ({ nullable }: Nullability): PropertyDecorator =>
  IntegerField(1, 100, 'Share of a group that shuffles; without it: 1.', nullable);

export const FirstByteTimeoutField = ({ nullable }: Nullability): PropertyDecorator =>
  IntegerField(100, 600_000, 'Milliseconds to the first byte before another account is tried.', nullable);

export const ModelsField = ({ nullable }: Nullability): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      type: [String],
      required: false,
      nullable,
      description: 'Model names, `*` standing for any text; without them: what the platform serves.',
      example: ['claude-*'],
    }),
    ArrayNotEmpty(),
    IsModelNames(500),
  );

export const ModelMappingField = ({ nullable }: Nullability): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({
      type: 'object',
      additionalProperties: { type: 'string' },
      nullable,
      description: 'Name that a client asks for → name that the upstream knows.',
      example: { fast: 'claude-haiku-4-5' },
    }),
    IsModelMapping(),
  );

export const GroupIdsField = ({ nullable }: Nullability): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: [String], required: false, nullable, description: 'Account groups that it is a member of.' }),
    IsArray(),
    ArrayMaxSize(50),
    ArrayUnique(),
    IsString({ each: true }),
    MaxLength(64, { each: true }),
  );

export const SerialQueueField = ({ nullable }: Nullability): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      type: SerialQueueDto,
      required: false,
      nullable,
      description: 'One message that a person began at a time, and so many milliseconds between two.',
    }),
    IsObject(),
    ValidateNested(),
    Type(() => SerialQueueDto),
  );

export const CooldownSecondsField = ({ nullable }: Nullability): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      type: CooldownSecondsDto,
      required: false,
      nullable,
      description: 'Seconds to leave it alone by cause, over the defaults; 0: not at all. Replaces all former ones.',
    }),
    IsObject(),
    ValidateNested(),
    Type(() => CooldownSecondsDto),
  );

export const DailyCostField = ({ nullable }: Nullability): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      type: Number,
      required: false,
      nullable,
      minimum: SMALLEST_AMOUNT,
      maximum: LARGEST_AMOUNT,
      description: 'US dollars that it may cost in a day; reached, it rests until the next one.',
    }),
    IsAmount(),
  );

export const ExpiryField = ({ nullable }: Nullability): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      type: String,
      format: 'date-time',
      required: false,
      nullable,
      description: 'When the subscription behind it ends.',
      example: '2027-01-31T12:00:00Z',
    }),
    IsMoment(),
  );

export const OwnerIdField = ({ nullable }: Nullability): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: String, required: false, nullable, description: 'Id of the user a personal account serves.' }),
    IsString(),
    MaxLength(64),
  );

export const ProxyField = ({ nullable }: Nullability): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      type: AccountProxyDto,
      required: false,
      nullable,
      description:
        'All its requests go through this proxy, which resolves the names; one that fails is never bypassed. Replaces the former one whole, ' +
        'its password too.',
    }),
    IsObject(),
    ValidateNested(),
    Type(() => AccountProxyDto),
  );

export const HeadersField = ({ nullable }: Nullability): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({
      type: 'object',
      additionalProperties: { type: 'string' },
      nullable,
      description:
        'Sent with each of its requests, where the request does not have them. Not for secrets: they are shown with the account.',
      example: { 'x-team': 'research' },
    }),
    IsAccountHeaders(),
  );
