import { Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { SignedIn } from '@app/auth';
import type { Delivery, DeliveryDesk, DeliveryQuestion } from '@app/webhooks';
import { Requires } from '../../control-plane/access/route-access';
import { Caller } from '../../control-plane/access/signed-in';
import { NotedAs } from '../../control-plane/audit/noted-as';
import { ControlPlaneController } from '../../control-plane/control-plane-controller';
import type { Page } from '../../control-plane/paging/page';
import { DEFAULT_LIMIT } from '../../control-plane/paging/page-query';
import { isRising, readTimeCursor, writeTimeCursor } from '../../control-plane/paging/time-order';
import { ControlPlaneError } from '../../control-plane/problem/control-plane-error';
import { ProblemDto } from '../../control-plane/problem/problem.dto';
import { unknownRecord } from '../../control-plane/problem/refusals';
import { withChanges } from '../../control-plane/validation/with-changes';
import { DELIVERY_DESK } from './delivery-desk-source';
import { DeliveryQuery } from './delivery-query.dto';
import { type DeliveryAnswer, DeliveryPage, DeliveryView, ReplayedView, viewOfDelivery } from './delivery.view';
import { ManagedWebhooks } from './managed-webhooks';

const cursorForm = /^\d{1,15}$/;

@ControlPlaneController('admin/webhooks', 'Webhooks')
@ApiNotFoundResponse({ type: ProblemDto })
export class WebhookDeliveriesController {
  constructor(
    private readonly managed: ManagedWebhooks,
    @Inject(DELIVERY_DESK) private readonly desk: DeliveryDesk,
  ) {}

  @Get(':id/deliveries')
  @Requires('webhooks.read')
  @ApiOperation({ summary: 'List what a webhook was told' })
  @ApiOkResponse({ type: DeliveryPage })
  async list(
    @Param('id') id: string,
    @Query() { limit = DEFAULT_LIMIT, state, cursor, sort }: DeliveryQuery,
    @Caller() { user }: SignedIn,
  ): Promise<Page<DeliveryAnswer>> {
    this.managed.existing(id);
    const behind = readTimeCursor(cursor, sort, cursorForm);
    const question = withChanges<DeliveryQuestion>({ limit, oldestFirst: isRising(sort) }, { state, cursor: behind });
    const { deliveries, nextCursor } = await this.desk.list(id, question);
    return {
      items: deliveries.map((delivery) => viewOfDelivery(delivery, user.role)),
      nextCursor: writeTimeCursor(nextCursor, sort),
    };
  }

  @Get(':id/deliveries/:deliveryId')
  @Requires('webhooks.read')
  @ApiOperation({ summary: 'Show a delivery with its attempts' })
  @ApiOkResponse({ type: DeliveryView })
  async show(
    @Param('id') id: string,
    @Param('deliveryId') deliveryId: string,
    @Caller() { user }: SignedIn,
  ): Promise<DeliveryAnswer> {
    return viewOfDelivery(await this.existing(id, deliveryId), user.role);
  }

  @Post(':id/deliveries/:deliveryId/replay')
  @HttpCode(200)
  @Requires('webhooks.write')
  @NotedAs('webhook-endpoints.delivery-replayed', 'webhook-endpoints')
  @ApiOperation({ summary: 'Tell again, with the same id and a fresh schedule' })
  @ApiOkResponse({ type: DeliveryView })
  @ApiConflictResponse({ type: ProblemDto, description: 'It waits already, or the webhook is switched off' })
  async replay(
    @Param('id') id: string,
    @Param('deliveryId') deliveryId: string,
    @Caller() { user }: SignedIn,
  ): Promise<DeliveryAnswer> {
    await this.existing(id, deliveryId);
    this.requireEnabled(id);
    const outcome = await this.desk.replay(deliveryId);
    if (outcome === 'absent') throw unknownRecord('delivery');
    if (outcome === 'not-ended') throw new ControlPlaneError('caller_record_conflict', 'This delivery waits already');
    return viewOfDelivery(await this.existing(id, deliveryId), user.role);
  }

  @Post(':id/replay-dead')
  @HttpCode(200)
  @Requires('webhooks.write')
  @NotedAs('webhook-endpoints.dead-replayed', 'webhook-endpoints')
  @ApiOperation({ summary: 'Tell again everything that was given up' })
  @ApiOkResponse({ type: ReplayedView })
  @ApiConflictResponse({ type: ProblemDto, description: 'The webhook is switched off' })
  async replayDead(@Param('id') id: string): Promise<ReplayedView> {
    this.requireEnabled(id);
    return { replayed: await this.desk.replayDead(id) };
  }

  private requireEnabled(id: string): void {
    if (this.managed.existing(id).enabled) return;
    throw new ControlPlaneError('caller_record_conflict', 'This webhook is switched off: enable it first');
  }

  /** A delivery of another webhook and none are the same here. */
  private async existing(id: string, deliveryId: string): Promise<Delivery> {
    this.managed.existing(id);
    const delivery = await this.desk.get(deliveryId);
    if (delivery?.endpointId !== id) throw unknownRecord('delivery');
    return delivery;
  }
}
