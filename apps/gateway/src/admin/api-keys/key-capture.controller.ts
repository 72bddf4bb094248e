import { Body, Delete, HttpCode, Inject, Param, Post } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
} from '@nestjs/swagger';
import { type ApiKey, ApiKeys, LONGEST_CAPTURE_MS } from '@app/api-keys';
import type { SignedIn } from '@app/auth';
import type { Clock } from '@app/common';
import { Captures } from '@app/usage';
import { CLOCK } from '../../bootstrap/tokens';
import { Requires } from '../../control-plane/access/route-access';
import { Caller } from '../../control-plane/access/signed-in';
import { type ApiKeyAnswer, ApiKeyView, viewOfApiKey } from '../../control-plane/api-keys/api-key.view';
import { ControlPlaneController } from '../../control-plane/control-plane-controller';
import { ControlPlaneError } from '../../control-plane/problem/control-plane-error';
import { ProblemDto } from '../../control-plane/problem/problem.dto';
import { fieldRefused, requireWritten } from '../../control-plane/problem/refusals';
import { toUtc } from '../../control-plane/validation/moment-field';
import { KeyCaptureRequest } from './key-capture.dto';
import { ManagedKeys } from './managed-keys';

/** Whether details of a key's requests are kept. Its owner sees that they are; nobody but an administrator can ask for it. */
@ControlPlaneController('admin/api-keys', 'Keys')
@ApiNotFoundResponse({ type: ProblemDto })
export class KeyCaptureController {
  constructor(
    private readonly apiKeys: ApiKeys,
    private readonly managed: ManagedKeys,
    private readonly captures: Captures,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post(':id/capture')
  @HttpCode(200)
  @Requires('captures.write')
  @ApiOperation({
    summary: "Keep redacted details of a key's requests for a while",
    description: 'The owner of the key sees until when. Sealed, and gone after CAPTURE_KEPT_HOURS.',
  })
  @ApiOkResponse({ type: ApiKeyView })
  @ApiConflictResponse({ type: ProblemDto, description: 'Nothing can be captured here, or the key changed meanwhile' })
  async begin(
    @Param('id') id: string,
    @Body() { until }: KeyCaptureRequest,
    @Caller() caller: SignedIn,
  ): Promise<ApiKeyAnswer> {
    const apiKey = this.managed.find(id, caller);
    if (!this.captures.areKept)
      throw new ControlPlaneError('caller_record_conflict', 'Nothing can be captured here: CAPTURE_KEPT_HOURS is 0');
    const [end, now] = [Date.parse(until), this.clock.now()];
    if (end <= now || end > now + LONGEST_CAPTURE_MS) throw fieldRefused('until', 'must be within the next 24 hours');
    const captured: ApiKey = { ...apiKey, capture: { until: toUtc(until) } };
    requireWritten(await this.apiKeys.update(captured));
    return viewOfApiKey(captured);
  }

  @Delete(':id/capture')
  @HttpCode(204)
  @Requires('captures.write')
  @ApiOperation({
    summary: "Keep no more details of a key's requests",
    description: 'What was captured stays until its time is over, or until it is deleted request by request.',
  })
  @ApiNoContentResponse()
  @ApiConflictResponse({ type: ProblemDto, description: 'Somebody changed the key at the same moment' })
  async end(@Param('id') id: string, @Caller() caller: SignedIn): Promise<void> {
    const { capture, ...apiKey } = this.managed.find(id, caller);
    if (capture !== undefined) requireWritten(await this.apiKeys.update(apiKey));
  }
}
