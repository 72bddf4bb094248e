import { Body, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBadRequestResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import {
  DirectoryConfiguration,
  DirectoryFreshness,
  DirectoryStatuses,
  DirectorySync,
  type DirectoryTrial,
  type SignedIn,
  mayDo,
} from '@app/auth';
import { Requires } from '../../control-plane/access/route-access';
import { Caller } from '../../control-plane/access/signed-in';
import { NotedAs } from '../../control-plane/audit/noted-as';
import { ControlPlaneController } from '../../control-plane/control-plane-controller';
import { ControlPlaneError } from '../../control-plane/problem/control-plane-error';
import { ProblemDto } from '../../control-plane/problem/problem.dto';
import { fieldRefused } from '../../control-plane/problem/refusals';
import { DirectoryStatusView, viewOfStatus } from './directory-status.view';
import { DirectorySyncRequest, DirectorySyncView, viewOfSync } from './directory-sync.dto';
import { DirectoryTestRequest, DirectoryTestView } from './directory-test.dto';

/** What whoever watches over the directory does with it, without changing how it is set. */
@ControlPlaneController('admin/directory', 'Directory')
export class DirectoryOperationsController {
  constructor(
    private readonly configuration: DirectoryConfiguration,
    private readonly statuses: DirectoryStatuses,
    private readonly freshness: DirectoryFreshness,
    private readonly directorySync: DirectorySync,
  ) {}

  @Get('status')
  @Requires('directory.read')
  @ApiOperation({ summary: 'Show what came of looking everybody up in the directory' })
  @ApiOkResponse({ type: DirectoryStatusView })
  async status(): Promise<DirectoryStatusView> {
    await Promise.all([this.configuration.collection.sync(), this.statuses.collection.sync()]);
    return viewOfStatus(this.configuration.state(), this.freshness.isStale, this.statuses.current());
  }

  @Post('test')
  @HttpCode(200)
  @Requires('directory.operate')
  @NotedAs('directory.tested', 'directory')
  @ApiOperation({
    summary: 'Go the whole way to every server of the directory, step by step',
    description: 'With settings of its own, which are not kept, it is for owners.',
  })
  @ApiOkResponse({ type: DirectoryTestView })
  @ApiBadRequestResponse({ type: ProblemDto, description: 'A value is not accepted, or does not fit the others' })
  async test(@Body() body: DirectoryTestRequest, @Caller() caller: SignedIn): Promise<DirectoryTestView> {
    const { username, ...change } = body;
    await this.configuration.collection.sync();
    const given: readonly unknown[] = Object.values(change);
    const isTrial = given.some((value) => value !== undefined);
    if (isTrial) requireOwner(caller, 'Your role does not allow settings of your own: leave them out');
    const state = isTrial ? this.trial(change) : this.configuration.state();
    if (state.state !== 'on') return { ...state, passed: false, steps: [] };
    const steps = await state.directory.test(username);
    return { state: 'on', passed: steps.every(({ outcome }) => outcome !== 'failed'), steps };
  }

  @Post('sync')
  @HttpCode(200)
  @Requires('directory.operate')
  @NotedAs('directory.sync-asked', 'directory')
  @ApiOperation({
    summary: 'Look up everybody of the directory now',
    description:
      'Where more than a fifth of them, and more than one, would be suspended at once, nothing is changed unless an owner allows it.',
  })
  @ApiOkResponse({ type: DirectorySyncView })
  async sync(
    @Body() { allowMassChange = false }: DirectorySyncRequest,
    @Caller() caller: SignedIn,
  ): Promise<DirectorySyncView> {
    if (allowMassChange) requireOwner(caller, 'Only an owner allows so many people to be suspended at once');
    return viewOfSync(await this.directorySync.run({ allowMassChange }));
  }

  private trial(change: Omit<DirectoryTestRequest, 'username'>): Exclude<DirectoryTrial, { state: 'refused' }> {
    const trial = this.configuration.trial(change);
    if (trial.state === 'refused') throw fieldRefused(trial.field, trial.message);
    return trial;
  }
}

/** What could lead people elsewhere is for those who may set it. */
function requireOwner({ user }: SignedIn, words: string): void {
  if (!mayDo(user.role, 'directory.write')) throw new ControlPlaneError('policy_permission_denied', words);
}
