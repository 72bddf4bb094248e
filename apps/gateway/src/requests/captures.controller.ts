import { Delete, Get, HttpCode, Param } from '@nestjs/common';
import { ApiNoContentResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { CapturedRequest } from '@app/relay';
import { Captures } from '@app/usage';
import { Requires } from '../control-plane/access/route-access';
import { NotedAs } from '../control-plane/audit/noted-as';
import { ControlPlaneController } from '../control-plane/control-plane-controller';
import { ProblemDto } from '../control-plane/problem/problem.dto';
import { unknownRecord } from '../control-plane/problem/refusals';
import { type CapturedRequestAnswer, CapturedRequestView, viewOfCapture } from './captured-request.view';

/** As `createRequestId` makes them. */
const requestIdPattern = /^req_[\da-f]{32}$/;

/** What was kept of requests whose key is captured. Whoever reads it, or takes it away, stands in the audit log. */
@ControlPlaneController('admin/requests', 'Requests')
@ApiNotFoundResponse({ type: ProblemDto, description: 'It was not captured, or the time of its capture is over.' })
export class CapturesController {
  constructor(private readonly captures: Captures) {}

  @Get(':id/capture')
  @Requires('captures.read')
  @NotedAs('capture.read', 'requests')
  @ApiOperation({ summary: 'What a captured request said, redacted, and what the answer was' })
  @ApiOkResponse({ type: CapturedRequestView })
  async show(@Param('id') id: string): Promise<CapturedRequestAnswer> {
    const text = requestIdPattern.test(id) ? await this.captures.find(id) : undefined;
    if (text === undefined) throw unknownRecord('captured request');
    return viewOfCapture(JSON.parse(text) as CapturedRequest);
  }

  @Delete(':id/capture')
  @HttpCode(204)
  @Requires('captures.write')
  @NotedAs('capture.deleted', 'requests')
  @ApiOperation({ summary: 'Take away what was captured of a request' })
  @ApiNoContentResponse()
  async remove(@Param('id') id: string): Promise<void> {
    const isGone = requestIdPattern.test(id) && (await this.captures.remove(id));
    if (!isGone) throw unknownRecord('captured request');
  }
}
