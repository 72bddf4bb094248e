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
import { BatchProblemDto } from '../../control-plane/batch/batch-problem';
import { MOST_IN_BATCH } from '../../control-plane/batch/run-batch';
import { NewUserRequest } from './new-user.dto';
import { UserChange } from './user-change.dto';
import { UserView } from './user.view';

export class NewUserBatch {
  /** Each is held against NewUserRequest on its own, so that a bad one does not stop the others. */
  @ApiProperty({ type: [NewUserRequest], minItems: 1, maxItems: MOST_IN_BATCH })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_IN_BATCH)
  users!: unknown[];
}

export class UserChangeBatch {
  @ApiProperty({ type: [String], minItems: 1, maxItems: MOST_IN_BATCH })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_IN_BATCH)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(64, { each: true })
  ids!: string[];

  @ApiProperty({ type: UserChange, description: 'The same for each of them.' })
  @IsObject()
  @ValidateNested()
  @Type(() => UserChange)
  change!: UserChange;
}

const results = ['created', 'changed', 'refused'] as const;

export class UserBatchResult {
  @ApiPropertyOptional({ type: Number, description: 'Place among `users`, from 0.' })
  index?: number;

  @ApiPropertyOptional({ type: String, description: 'One of `ids`.' })
  id?: string;

  @ApiProperty({ enum: results })
  status!: (typeof results)[number];

  @ApiPropertyOptional({ type: UserView })
  user?: UserView;

  @ApiPropertyOptional({ type: String, description: 'The password that was generated. It is never shown again.' })
  password?: string;

  @ApiPropertyOptional({ type: BatchProblemDto })
  problem?: BatchProblemDto;
}

export class UserBatchAnswer {
  @ApiProperty({ type: [UserBatchResult], description: 'In the order of the request.' })
  results!: UserBatchResult[];
}
