import { Get, Param } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { ApiKeys } from '@app/api-keys';
import { Users } from '@app/auth';
import { Requires } from '../control-plane/access/route-access';
import { ControlPlaneController } from '../control-plane/control-plane-controller';
import type { Plain } from '../control-plane/plain';
import { ProblemDto } from '../control-plane/problem/problem.dto';
import { unknownRecord } from '../control-plane/problem/refusals';
import { OwnedKeyLimitsView } from './holder-limits.view';
import { HolderViews } from './holder-views';

@ControlPlaneController('admin/api-keys/:id/limits', 'Keys')
export class ApiKeyLimitsController {
  constructor(
    private readonly apiKeys: ApiKeys,
    private readonly users: Users,
    private readonly views: HolderViews,
  ) {}

  @Get()
  @Requires('keys.manage')
  @ApiOperation({ summary: 'What a key has left of its limits, and its owner of theirs' })
  @ApiOkResponse({ type: OwnedKeyLimitsView })
  @ApiNotFoundResponse({ type: ProblemDto })
  async show(@Param('id') id: string): Promise<Plain<OwnedKeyLimitsView>> {
    const apiKey = this.apiKeys.get(id);
    const owner = apiKey && this.users.get(apiKey.userId);
    if (!apiKey || !owner) throw unknownRecord('key');
    const [limits, ownerLimits] = await Promise.all([this.views.ofKey(apiKey), this.views.ofUser(owner)]);
    return { keyId: id, name: apiKey.name, userId: owner.id, limits, ownerLimits };
  }
}
