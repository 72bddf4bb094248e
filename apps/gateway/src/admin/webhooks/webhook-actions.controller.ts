import { Body, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { endOfOverlap } from '@app/api-keys';
import type { SignedIn } from '@app/auth';
import type { Clock } from '@app/common';
import { type DeliveryDesk, WebhookEndpoints } from '@app/webhooks';
import { CLOCK } from '../../bootstrap/tokens';
import { Requires } from '../../control-plane/access/route-access';
import { Caller } from '../../control-plane/access/signed-in';
import { NotedAs } from '../../control-plane/audit/noted-as';
import { ControlPlaneController } from '../../control-plane/control-plane-controller';
import { ControlPlaneError } from '../../control-plane/problem/control-plane-error';
import { ProblemDto } from '../../control-plane/problem/problem.dto';
import { fieldRefused, requireWritten } from '../../control-plane/problem/refusals';
import { DELIVERY_DESK } from './delivery-desk-source';
import { ManagedWebhooks } from './managed-webhooks';
import { reasonFor } from './reason-for';
import { RotateSecretRequest } from './rotate-secret.dto';
import { type WebhookTestAnswer, WebhookTestView } from './webhook-test.view';
import { changedEndpoint } from './webhook-from-request';
import { type WebhookAnswer, WebhookView, type WebhookWithSecretAnswer, WebhookWithSecretView } from './webhook.view';

const DEFAULT_OVERLAP = 'PT24H';
const LONGEST_OVERLAP_MS = 7 * 86_400_000;

@ControlPlaneController('admin/webhooks', 'Webhooks')
@ApiNotFoundResponse({ type: ProblemDto })
export class WebhookActionsController {
  constructor(
    private readonly endpoints: WebhookEndpoints,
    private readonly managed: ManagedWebhooks,
    @Inject(DELIVERY_DESK) private readonly desk: DeliveryDesk,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post(':id/test')
  @HttpCode(200)
  @Requires('webhooks.write')
  @NotedAs('webhook-endpoints.tested', 'webhook-endpoints')
  @ApiOperation({ summary: 'Tell a webhook of an event `test` now, also where it is switched off' })
  @ApiOkResponse({ type: WebhookTestView })
  async test(@Param('id') id: string, @Caller() { user }: SignedIn): Promise<WebhookTestAnswer> {
    this.managed.existing(id);
    const { outcome, durationMs } = await this.desk.test(id);
    const reason = outcome.outcome === 'failed' ? reasonFor(user.role, outcome.reason) : undefined;
    return { outcome: outcome.outcome, ...(reason === undefined ? {} : { reason }), durationMs };
  }

  @Post(':id/rotate-secret')
  @HttpCode(200)
  @Requires('webhooks.write')
  @ApiOperation({
    summary: 'Give a webhook of the channel `standard` another signing secret',
    description: 'The former ones sign along for a while, so that the receiver has time to learn the new one.',
  })
  @ApiOkResponse({ type: WebhookWithSecretView })
  @ApiConflictResponse({ type: ProblemDto, description: 'Its channel has none, or too many would sign at once' })
  async rotate(
    @Param('id') id: string,
    @Body() { overlap = DEFAULT_OVERLAP, signing }: RotateSecretRequest,
  ): Promise<WebhookWithSecretAnswer> {
    const endpoint = this.managed.existing(id);
    const now = this.clock.now();
    const until = overlap === 'PT0S' ? now : endOfOverlap(overlap, now);
    if (until === undefined || until - now > LONGEST_OVERLAP_MS)
      throw fieldRefused('overlap', 'must be an ISO 8601 duration such as PT24H or P7D, of 7 days at the most');
    const rotation = { until, now, ...(signing === undefined ? {} : { kind: signing }) };
    const rotated = await this.endpoints.rotateSecret(endpoint, rotation);
    if (rotated.outcome === 'unsigned')
      throw new ControlPlaneError('caller_record_conflict', 'This webhook has no signing secret that could be rotated');
    if (rotated.outcome === 'too-many') {
      const detail = 'Three former secrets still sign: wait for one to end, or end them with a shorter overlap';
      throw new ControlPlaneError('caller_record_conflict', detail);
    }
    if (rotated.outcome !== 'written') requireWritten(rotated.outcome);
    const secret = rotated.outcome === 'written' ? rotated.secret : undefined;
    return { ...this.managed.view(endpoint), ...(secret === undefined ? {} : { secret }) };
  }

  @Post(':id/enable')
  @HttpCode(200)
  @Requires('webhooks.write')
  @ApiOperation({ summary: 'Switch a webhook on again, whoever has switched it off' })
  @ApiOkResponse({ type: WebhookView })
  @ApiConflictResponse({ type: ProblemDto, description: 'Somebody changed it at the same moment' })
  async enable(@Param('id') id: string): Promise<WebhookAnswer> {
    const endpoint = changedEndpoint(this.managed.existing(id), { enabled: true });
    requireWritten(await this.endpoints.update(endpoint));
    return this.managed.view(endpoint);
  }
}
