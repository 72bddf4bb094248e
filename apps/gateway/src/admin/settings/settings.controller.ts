import { Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { DescribedVariable } from '@app/config';
import { Instances } from '@app/redis';
import { buildInfo } from '@app/telemetry';
import { Requires } from '../../control-plane/access/route-access';
import { ControlPlaneController } from '../../control-plane/control-plane-controller';
import { DESCRIBED_VARIABLES } from './described-variables';
import { SettingsView } from './settings.view';

@ControlPlaneController('admin/settings', 'Settings')
export class SettingsController {
  private readonly startedAt: string;

  constructor(
    private readonly instances: Instances,
    @Inject(DESCRIBED_VARIABLES) private readonly variables: readonly DescribedVariable[],
  ) {
    this.startedAt = instances.self?.startedAt ?? new Date().toISOString();
  }

  @Get()
  @Requires('settings.read')
  @ApiOperation({
    summary: 'How the relay is set up, and which of its processes run',
    description: 'Secrets are told as set or not set. The environment is read once, at the start of each process.',
  })
  @ApiOkResponse({ type: SettingsView })
  async show(): Promise<SettingsView> {
    return {
      ...{ ...buildInfo, startedAt: this.startedAt, instances: await this.instances.list() },
      settings: this.variables.map((variable) => ({ ...variable, needsRestart: true })),
    };
  }
}
