import { Body, HttpCode, Inject, Patch, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { SignedIn } from '@app/auth';
import type { Logger } from '@app/telemetry';
import { LOGGER } from '../../bootstrap/tokens';
import { Requires } from '../../control-plane/access/route-access';
import { Caller } from '../../control-plane/access/signed-in';
import { batchProblemOf } from '../../control-plane/batch/batch-problem';
import { runBatch } from '../../control-plane/batch/run-batch';
import { ControlPlaneController } from '../../control-plane/control-plane-controller';
import type { Plain } from '../../control-plane/plain';
import { controlPlanePipe } from '../../control-plane/validation/control-plane.pipe';
import { NewUserRequest } from './new-user.dto';
import { NewUserBatch, UserBatchAnswer, type UserBatchResult, UserChangeBatch } from './user-batch.dto';
import { UserChanges } from './user-changes';
import { UserCreation } from './user-creation';
import { UserViews } from './user-views';

/** As many passwords are hashed at the same time: those who sign in meanwhile find a place. */
const CREATED_AT_ONCE = 2;

@ControlPlaneController('admin/users/batch', 'Users')
export class UserBatchesController {
  constructor(
    private readonly creation: UserCreation,
    private readonly changes: UserChanges,
    private readonly views: UserViews,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('users.write')
  @ApiOperation({ summary: 'Create local users; one that is refused does not stop the others' })
  @ApiOkResponse({ type: UserBatchAnswer })
  async create(@Body() { users }: NewUserBatch, @Caller() caller: SignedIn): Promise<Plain<UserBatchAnswer>> {
    const results = await runBatch(users, CREATED_AT_ONCE, async (entry, index): Promise<UserBatchResult> => {
      try {
        const { user, ...password } = await this.creation.create(await newUserFrom(entry), caller);
        return { index, status: 'created', user: this.views.of(user), ...password };
      } catch (error) {
        return { index, status: 'refused', problem: batchProblemOf(error, this.logger) };
      }
    });
    return { results };
  }

  @Patch()
  @Requires('users.write')
  @ApiOperation({ summary: 'Make one change of many people; one who is refused does not stop the others' })
  @ApiOkResponse({ type: UserBatchAnswer })
  async change(@Body() { ids, change }: UserChangeBatch, @Caller() caller: SignedIn): Promise<Plain<UserBatchAnswer>> {
    const results = await runBatch(ids, 1, async (id): Promise<UserBatchResult> => {
      try {
        return { id, status: 'changed', user: this.views.of(await this.changes.change(id, change, caller)) };
      } catch (error) {
        return { id, status: 'refused', problem: batchProblemOf(error, this.logger) };
      }
    });
    return { results };
  }
}

const newUserFrom = (entry: unknown): Promise<NewUserRequest> =>
  controlPlanePipe.transform(entry, { type: 'body', metatype: NewUserRequest }) as Promise<NewUserRequest>;
