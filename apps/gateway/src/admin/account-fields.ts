import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsInt,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { IsBaseUrl } from '../control-plane/validation/base-url-field';

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

export const PriorityField = (): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: Number, required: false, minimum: 1, maximum: 100, description: 'The lower is preferred.' }),
    IsInt(),
    Min(1),
    Max(100),
  );

export const ModelsField = ({ nullable }: Nullability): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      type: [String],
      required: false,
      nullable,
      description: 'Model names, `*` standing for any text; without them: what the platform serves.',
      example: ['claude-*'],
    }),
    IsArray(),
    ArrayNotEmpty(),
    ArrayMaxSize(500),
    ArrayUnique(),
    IsString({ each: true }),
    MaxLength(200, { each: true }),
    Matches(/^[\x21-\x7e]+$/, { each: true, message: 'each value in $property must be a model name' }),
  );

export const OwnerIdField = ({ nullable }: Nullability): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: String, required: false, nullable, description: 'Id of the user a personal account serves.' }),
    IsString(),
    MaxLength(64),
  );
