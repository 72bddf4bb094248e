import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsObject,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { ApiKeyView } from '../../control-plane/api-keys/api-key.view';
import { BatchProblemDto } from '../../control-plane/batch/batch-problem';
import { MOST_IN_BATCH } from '../../control-plane/batch/run-batch';
import { ApiKeyChange, NewApiKeyRequest } from './api-key.dto';

export class NewApiKeyBatch {
  /** Each is held against NewApiKeyRequest on its own, so that a bad one does not stop the others. */
  @ApiProperty({ type: [NewApiKeyRequest], minItems: 1, maxItems: MOST_IN_BATCH })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_IN_BATCH)
  keys!: unknown[];
}

export class ApiKeyChangeBatch {
  @ApiProperty({ type: [String], minItems: 1, maxItems: MOST_IN_BATCH })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_IN_BATCH)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(64, { each: true })
  ids!: string[];

  @ApiProperty({ type: ApiKeyChange, description: 'The same for each of them.' })
  @IsObject()
  @ValidateNested()
  @Type(() => ApiKeyChange)
  change!: ApiKeyChange;
}

const results = ['created', 'changed', 'refused'] as const;

export class ApiKeyBatchResult {
  @ApiPropertyOptional({ type: Number, description: 'Place among `keys`, from 0.' })
  index?: number;

  @ApiPropertyOptional({ type: String, description: 'One of `ids`.' })
  id?: string;

  @ApiProperty({ enum: results })
  status!: (typeof results)[number];

  @ApiPropertyOptional({ type: ApiKeyView })
  apiKey?: ApiKeyView;

  @ApiPropertyOptional({ type: String, description: 'The key itself. It is never shown again.', example: 'tl_…' })
  key?: string;

  @ApiPropertyOptional({ type: BatchProblemDto })
  problem?: BatchProblemDto;
}

export class ApiKeyBatchAnswer {
  @ApiProperty({ type: [ApiKeyBatchResult], description: 'In the order of the request.' })
  results!: ApiKeyBatchResult[];
}
