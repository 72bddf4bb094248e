import { Body, Get, Param, Patch, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { type SignedIn, type User, Users, mayManage } from '@app/auth';
import { Requires } from '../../control-plane/access/route-access';
import { Caller } from '../../control-plane/access/signed-in';
import { ControlPlaneController } from '../../control-plane/control-plane-controller';
import { limitsFrom } from '../../control-plane/limits/limits-from-request';
import { type Page, pageOf } from '../../control-plane/paging/page';
import { PageQuery } from '../../control-plane/paging/page-query';
import { ControlPlaneError } from '../../control-plane/problem/control-plane-error';
import { ProblemDto } from '../../control-plane/problem/problem.dto';
import { requireWritten, unknownRecord } from '../../control-plane/problem/refusals';
import { withChanges } from '../../control-plane/validation/with-changes';
import { UserChange } from './user.dto';
import { UserPage, UserView, viewOfUser } from './user.view';

@ControlPlaneController('admin/users', 'Users')
export class UsersController {
  constructor(private readonly users: Users) {}

  @Get()
  @Requires('users.read')
  @ApiOperation({ summary: 'List people' })
  @ApiOkResponse({ type: UserPage })
  list(@Query() query: PageQuery): Page<UserView> {
    const { items, nextCursor } = pageOf(this.users.list(), query);
    return { items: items.map(viewOfUser), nextCursor };
  }

  @Get(':id')
  @Requires('users.read')
  @ApiOperation({ summary: 'Show a person' })
  @ApiOkResponse({ type: UserView })
  @ApiNotFoundResponse({ type: ProblemDto })
  show(@Param('id') id: string): UserView {
    return viewOfUser(this.existing(id));
  }

  @Patch(':id')
  @Requires('users.write')
  @ApiOperation({ summary: 'Change what a person may use over all of their keys' })
  @ApiOkResponse({ type: UserView })
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({ type: ProblemDto, description: 'Somebody changed it at the same moment' })
  async change(@Param('id') id: string, @Body() body: UserChange, @Caller() caller: SignedIn): Promise<UserView> {
    const user = this.existing(id);
    if (!mayManage(caller.user.role, user.role)) {
      throw new ControlPlaneError('policy_permission_denied', 'Your role does not manage this person');
    }
    const changed = withChanges(user, { limits: limitsFrom(body.limits), queueWeight: body.queueWeight });
    requireWritten(await this.users.update(changed));
    return viewOfUser(changed);
  }

  private existing(id: string): User {
    const user = this.users.get(id);
    if (!user) throw unknownRecord('user');
    return user;
  }
}
