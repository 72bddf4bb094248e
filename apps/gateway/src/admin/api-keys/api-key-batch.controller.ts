import { Body, HttpCode, Inject, Patch, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { SignedIn } from '@app/auth';
import type { Logger } from '@app/telemetry';
import { LOGGER } from '../../bootstrap/tokens';
import { Requires } from '../../control-plane/access/route-access';
import { Caller } from '../../control-plane/access/signed-in';
import { viewOfApiKey } from '../../control-plane/api-keys/api-key.view';
import { batchProblemOf } from '../../control-plane/batch/batch-problem';
import { runBatch } from '../../control-plane/batch/run-batch';
import { ControlPlaneController } from '../../control-plane/control-plane-controller';
import type { Plain } from '../../control-plane/plain';
import { controlPlanePipe } from '../../control-plane/validation/control-plane.pipe';
import { ApiKeyBatchAnswer, type ApiKeyBatchResult, ApiKeyChangeBatch, NewApiKeyBatch } from './api-key-batch.dto';
import { NewApiKeyRequest } from './api-key.dto';
import { ManagedKeys } from './managed-keys';

/** Writes that wait for the store together. */
const WRITTEN_AT_ONCE = 8;

@ControlPlaneController('admin/api-keys/batch', 'Keys')
export class ApiKeyBatchController {
  constructor(
    private readonly managed: ManagedKeys,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('keys.manage')
  @ApiOperation({ summary: 'Issue keys; one that is refused does not stop the others' })
  @ApiOkResponse({ type: ApiKeyBatchAnswer })
  async create(@Body() { keys }: NewApiKeyBatch, @Caller() caller: SignedIn): Promise<Plain<ApiKeyBatchAnswer>> {
    const results = await runBatch(keys, WRITTEN_AT_ONCE, async (entry, index): Promise<ApiKeyBatchResult> => {
      try {
        const { apiKey, text: key } = await this.managed.issue(await newApiKeyFrom(entry), caller);
        return { index, status: 'created', apiKey: viewOfApiKey(apiKey), key };
      } catch (error) {
        return { index, status: 'refused', problem: batchProblemOf(error, this.logger) };
      }
    });
    return { results };
  }

  @Patch()
  @Requires('keys.manage')
  @ApiOperation({ summary: 'Make one change to many keys; one that is refused does not stop the others' })
  @ApiOkResponse({ type: ApiKeyBatchAnswer })
  async change(
    @Body() { ids, change }: ApiKeyChangeBatch,
    @Caller() caller: SignedIn,
  ): Promise<Plain<ApiKeyBatchAnswer>> {
    const results = await runBatch(ids, WRITTEN_AT_ONCE, async (id): Promise<ApiKeyBatchResult> => {
      try {
        return { id, status: 'changed', apiKey: viewOfApiKey(await this.managed.change(id, change, caller)) };
      } catch (error) {
        return { id, status: 'refused', problem: batchProblemOf(error, this.logger) };
      }
    });
    return { results };
  }
}

const newApiKeyFrom = (entry: unknown): Promise<NewApiKeyRequest> =>
  controlPlanePipe.transform(entry, { type: 'body', metatype: NewApiKeyRequest }) as Promise<NewApiKeyRequest>;
