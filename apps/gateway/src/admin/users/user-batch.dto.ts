import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { BatchChange, BatchIds, BatchOf, BatchResult } from '../../control-plane/batch/batch-fields';
import { NewUserRequest } from './new-user.dto';
import { UserChange } from './user-change.dto';
import { UserView } from './user.view';

export class NewUserBatch {
  @BatchOf(NewUserRequest)
  users!: unknown[];
}

export class UserChangeBatch {
  @BatchIds()
  ids!: string[];

  @BatchChange(UserChange)
  change!: UserChange;
}

export class UserBatchResult extends BatchResult {
  @ApiPropertyOptional({ type: UserView })
  user?: UserView;

  @ApiPropertyOptional({ type: String, description: 'The password that was generated. It is never shown again.' })
  password?: string;
}

export class UserBatchAnswer {
  @ApiProperty({ type: [UserBatchResult], description: 'In the order of the request.' })
  results!: UserBatchResult[];
}
