import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ApiKeyView } from '../../control-plane/api-keys/api-key.view';
import { BatchChange, BatchIds, BatchOf, BatchResult } from '../../control-plane/batch/batch-fields';
import { ApiKeyChange, NewApiKeyRequest } from './api-key.dto';

export class NewApiKeyBatch {
  @BatchOf(NewApiKeyRequest)
  keys!: unknown[];
}

export class ApiKeyChangeBatch {
  @BatchIds()
  ids!: string[];

  @BatchChange(ApiKeyChange)
  change!: ApiKeyChange;
}

export class ApiKeyBatchResult extends BatchResult {
  @ApiPropertyOptional({ type: ApiKeyView })
  apiKey?: ApiKeyView;

  @ApiPropertyOptional({ type: String, description: 'The key itself. It is never shown again.', example: 'tl_…' })
  key?: string;
}

export class ApiKeyBatchAnswer {
  @ApiProperty({ type: [ApiKeyBatchResult], description: 'In the order of the request.' })
  results!: ApiKeyBatchResult[];
}
