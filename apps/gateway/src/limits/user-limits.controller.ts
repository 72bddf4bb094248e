import { Get, Param } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Users } from '@app/auth';
import { Requires } from '../control-plane/access/route-access';
import { ControlPlaneController } from '../control-plane/control-plane-controller';
import type { Plain } from '../control-plane/plain';
import { ProblemDto } from '../control-plane/problem/problem.dto';
import { unknownRecord } from '../control-plane/problem/refusals';
import { UserLimitsView } from './holder-limits.view';
import { HolderViews } from './holder-views';

@ControlPlaneController('admin/users/:id/limits', 'Users')
export class UserLimitsController {
  constructor(
    private readonly users: Users,
    private readonly views: HolderViews,
  ) {}

  @Get()
  @Requires('users.read')
  @ApiOperation({ summary: 'What a person has left of their limits over all keys' })
  @ApiOkResponse({ type: UserLimitsView })
  @ApiNotFoundResponse({ type: ProblemDto })
  async show(@Param('id') id: string): Promise<Plain<UserLimitsView>> {
    const user = this.users.get(id);
    if (!user) throw unknownRecord('user');
    return { userId: id, limits: await this.views.ofUser(user) };
  }
}
