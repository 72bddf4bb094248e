import { Body, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
} from '@nestjs/swagger';
import { type SignedIn, SignInThrottle, Users } from '@app/auth';
import { Requires } from '../../control-plane/access/route-access';
import { Caller } from '../../control-plane/access/signed-in';
import { ControlPlaneController } from '../../control-plane/control-plane-controller';
import type { CountedPage } from '../../control-plane/paging/page';
import type { Plain } from '../../control-plane/plain';
import { ProblemDto } from '../../control-plane/problem/problem.dto';
import { unknownRecord } from '../../control-plane/problem/refusals';
import { type ListedUserAnswer, ListedUsers } from './listed-users';
import { NewUserRequest } from './new-user.dto';
import { UserChange } from './user-change.dto';
import { UserChanges } from './user-changes';
import { UserCreation } from './user-creation';
import { UserQuery } from './user-query';
import { type UserAnswer, UserViews } from './user-views';
import { IssuedUserView, ShownUserView, UserPage, UserView } from './user.view';

@ControlPlaneController('admin/users', 'Users')
export class UsersController {
  constructor(
    private readonly users: Users,
    private readonly creation: UserCreation,
    private readonly changes: UserChanges,
    private readonly views: UserViews,
    private readonly listed: ListedUsers,
    private readonly throttle: SignInThrottle,
  ) {}

  @Get()
  @Requires('users.read')
  @ApiOperation({ summary: 'List people' })
  @ApiOkResponse({ type: UserPage })
  list(@Query() query: UserQuery): Promise<CountedPage<ListedUserAnswer>> {
    return this.listed.page(query);
  }

  @Post()
  @Requires('users.write')
  @ApiOperation({ summary: 'Create a local user' })
  @ApiCreatedResponse({ type: IssuedUserView })
  @ApiConflictResponse({ type: ProblemDto, description: 'The user name is taken' })
  async create(@Body() body: NewUserRequest, @Caller() caller: SignedIn): Promise<Plain<IssuedUserView>> {
    const { user, ...password } = await this.creation.create(body, caller);
    return { ...this.views.of(user), ...password };
  }

  @Get(':id')
  @Requires('users.read')
  @ApiOperation({ summary: 'Show a person, also one who is deleted' })
  @ApiOkResponse({ type: ShownUserView })
  @ApiNotFoundResponse({ type: ProblemDto })
  async show(@Param('id') id: string): Promise<Plain<ShownUserView>> {
    const user = this.users.get(id);
    if (!user) throw unknownRecord('user');
    const lockedForSeconds = await this.throttle.lockedForSeconds(user.username);
    return { ...(await this.listed.shown(user)), lockedForSeconds };
  }

  @Patch(':id')
  @Requires('users.write')
  @ApiOperation({ summary: 'Change a person, and what they may use over all of their keys' })
  @ApiOkResponse({ type: UserView })
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({ type: ProblemDto, description: 'It would leave no owner, or somebody changed it meanwhile' })
  async change(@Param('id') id: string, @Body() body: UserChange, @Caller() caller: SignedIn): Promise<UserAnswer> {
    return this.views.of(await this.changes.change(id, body, caller));
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('users.write')
  @ApiOperation({ summary: 'Delete a person; for 30 days they can be restored' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({ type: ProblemDto, description: 'It would leave no owner, or somebody changed it meanwhile' })
  async delete(@Param('id') id: string, @Caller() caller: SignedIn): Promise<void> {
    await this.changes.delete(id, caller);
  }
}
