import { Delete, Get, HttpCode, Param } from '@nestjs/common';
import { ApiNoContentResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { type SignedIn, Users, mayManage } from '@app/auth';
import type { CapturedRequest } from '@app/relay';
import { Captures } from '@app/usage';
import { Requires } from '../control-plane/access/route-access';
import { Caller } from '../control-plane/access/signed-in';
import { NotedAs } from '../control-plane/audit/noted-as';
import { ControlPlaneController } from '../control-plane/control-plane-controller';
import { ControlPlaneError } from '../control-plane/problem/control-plane-error';
import { ProblemDto } from '../control-plane/problem/problem.dto';
import { unknownRecord } from '../control-plane/problem/refusals';
import { type CapturedRequestAnswer, CapturedRequestView, viewOfCapture } from './captured-request.view';

/** As `createRequestId` makes them. */
const requestIdPattern = /^req_[\da-f]{32}$/;

/** What was kept of requests whose key is captured, for those who manage the keys of whoever asked. Reading and deleting stand in the audit log. */
@ControlPlaneController('admin/requests', 'Requests')
@ApiNotFoundResponse({ type: ProblemDto, description: 'It was not captured, or the time of its capture is over.' })
export class CapturesController {
  constructor(
    private readonly captures: Captures,
    private readonly users: Users,
  ) {}

  @Get(':id/capture')
  @Requires('captures.read')
  @NotedAs('capture.read', 'requests')
  @ApiOperation({ summary: 'What a captured request said, redacted, and what the answer was' })
  @ApiOkResponse({ type: CapturedRequestView })
  async show(@Param('id') id: string, @Caller() caller: SignedIn): Promise<CapturedRequestAnswer> {
    return viewOfCapture(await this.find(id, caller));
  }

  @Delete(':id/capture')
  @HttpCode(204)
  @Requires('captures.write')
  @NotedAs('capture.deleted', 'requests')
  @ApiOperation({ summary: 'Take away what was captured of a request' })
  @ApiNoContentResponse()
  async remove(@Param('id') id: string, @Caller() caller: SignedIn): Promise<void> {
    await this.find(id, caller);
    if (!(await this.captures.remove(id))) throw unknownRecord('captured request');
  }

  /** @throws ControlPlaneError unless there is one, and the caller could have asked for it */
  private async find(id: string, { user }: SignedIn): Promise<CapturedRequest> {
    const text = requestIdPattern.test(id) ? await this.captures.find(id) : undefined;
    if (text === undefined) throw unknownRecord('captured request');
    const captured = JSON.parse(text) as CapturedRequest;
    // Nobody knows any more what somebody was whose record is gone: only an owner is above all.
    const role = this.users.get(captured.userId)?.role ?? 'owner';
    if (captured.userId === user.id || mayManage(user.role, role)) return captured;
    throw new ControlPlaneError('policy_permission_denied', 'Your role does not manage the keys of this person');
  }
}
