import { Body, Get, Patch } from '@nestjs/common';
import { ApiBadRequestResponse, ApiConflictResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { DirectoryConfiguration } from '@app/auth';
import { Requires } from '../../control-plane/access/route-access';
import { ControlPlaneController } from '../../control-plane/control-plane-controller';
import { ProblemDto } from '../../control-plane/problem/problem.dto';
import { fieldRefused, requireWritten } from '../../control-plane/problem/refusals';
import { DirectoryChangeRequest } from './directory-change.dto';
import { DirectoryView, viewOfDirectory } from './directory.view';

/** How the team's directory is reached and read. */
@ControlPlaneController('admin/directory', 'Directory')
export class DirectoryController {
  constructor(private readonly configuration: DirectoryConfiguration) {}

  @Get()
  @Requires('directory.read')
  @ApiOperation({ summary: "Show the directory's settings, and who says each of them" })
  @ApiOkResponse({ type: DirectoryView })
  async show(): Promise<DirectoryView> {
    await this.configuration.collection.sync();
    return viewOfDirectory(this.configuration.state(), this.configuration.overview());
  }

  @Patch()
  @Requires('directory.write')
  @ApiOperation({
    summary: "Change the directory's settings",
    description: 'What is given here goes before the environment; null gives a field back to it. Takes effect at once.',
  })
  @ApiOkResponse({ type: DirectoryView })
  @ApiBadRequestResponse({ type: ProblemDto, description: 'A value is not accepted, or does not fit the others' })
  @ApiConflictResponse({ type: ProblemDto, description: 'Somebody changed it at the same moment' })
  async change(@Body() body: DirectoryChangeRequest): Promise<DirectoryView> {
    await this.configuration.collection.sync();
    const refusal = await this.configuration.change(body);
    if (refusal === 'changed-meanwhile') requireWritten(refusal);
    else if (refusal) throw fieldRefused(refusal.field, refusal.message);
    return viewOfDirectory(this.configuration.state(), this.configuration.overview());
  }
}
