import { Get, Param } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { Explanation } from '@app/relay';
import { Explanations, Pricing } from '@app/usage';
import { Requires } from '../control-plane/access/route-access';
import { ControlPlaneController } from '../control-plane/control-plane-controller';
import { ProblemDto } from '../control-plane/problem/problem.dto';
import { unknownRecord } from '../control-plane/problem/refusals';
import { type ExplainedRequestAnswer, ExplainedRequestView, viewOfExplanation } from './explained-request.view';

/** Why a request went where it went. */
@ControlPlaneController('admin/requests', 'Requests')
export class RequestsController {
  constructor(
    private readonly explanations: Explanations,
    private readonly pricing: Pricing,
  ) {}

  @Get(':id')
  @Requires('usage.read')
  @ApiOperation({
    summary: 'Explain a request: candidates, affinity, attempts, waits, tokens and the arithmetic of its cost',
  })
  @ApiOkResponse({ type: ExplainedRequestView })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'No such request, or its explanation is no longer kept.' })
  async explain(@Param('id') id: string): Promise<ExplainedRequestAnswer> {
    const text = await this.explanations.find(id);
    if (text === undefined) throw unknownRecord('request');
    return viewOfExplanation(JSON.parse(text) as Explanation, this.pricing);
  }
}
