import { Body, Delete, Get, HttpCode, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
} from '@nestjs/swagger';
import { type DeliveryDesk, MOST_ENDPOINTS, WebhookEndpoints } from '@app/webhooks';
import { Requires } from '../../control-plane/access/route-access';
import { ControlPlaneController } from '../../control-plane/control-plane-controller';
import type { CountedPage } from '../../control-plane/paging/page';
import { sortedPageOf } from '../../control-plane/paging/sorted-page';
import { ControlPlaneError } from '../../control-plane/problem/control-plane-error';
import { ProblemDto } from '../../control-plane/problem/problem.dto';
import { fieldRefused, requireWritten } from '../../control-plane/problem/refusals';
import { channelFieldsOf } from './channel-fields.dto';
import { DELIVERY_DESK } from './delivery-desk-source';
import { ManagedWebhooks } from './managed-webhooks';
import { type ShownWebhookAnswer, ShownWebhookView, WebhookPage } from './shown-webhook.view';
import { changedEndpoint, newEndpointFrom } from './webhook-from-request';
import { WebhookQuery, filterWebhooks, webhookOrder } from './webhook-query';
import { NewWebhookRequest, WebhookChange } from './webhook.dto';
import { type WebhookAnswer, WebhookView, type WebhookWithSecretAnswer, WebhookWithSecretView } from './webhook.view';

@ControlPlaneController('admin/webhooks', 'Webhooks')
export class WebhooksController {
  constructor(
    private readonly endpoints: WebhookEndpoints,
    private readonly managed: ManagedWebhooks,
    @Inject(DELIVERY_DESK) private readonly desk: DeliveryDesk,
  ) {}

  @Get()
  @Requires('webhooks.read')
  @ApiOperation({ summary: 'List webhooks' })
  @ApiOkResponse({ type: WebhookPage })
  async list(@Query() query: WebhookQuery): Promise<CountedPage<ShownWebhookAnswer>> {
    const views = this.endpoints.list().map((endpoint) => this.managed.view(endpoint));
    const { items, ...page } = sortedPageOf(filterWebhooks(views, query), query, webhookOrder);
    return { ...page, items: await Promise.all(items.map((view) => this.shown(view))) };
  }

  @Post()
  @Requires('webhooks.write')
  @ApiOperation({
    summary: 'Create a webhook',
    description: `With the settings of its channel beside its own: docs/webhooks-channels.md. At most ${MOST_ENDPOINTS}.`,
  })
  @ApiCreatedResponse({ type: WebhookWithSecretView })
  @ApiConflictResponse({ type: ProblemDto, description: 'The name is taken, or there are as many as there may be' })
  async create(@Body() body: NewWebhookRequest): Promise<WebhookWithSecretAnswer> {
    const given = channelFieldsOf(body);
    const { signing } = body;
    if (signing !== undefined && (body.channel !== 'standard' || given.secrets !== undefined))
      throw fieldRefused('signing', 'is for secrets that are made here, of the channel standard');
    await this.managed.requireGroups(body.groupIds);
    const creation = await this.managed.withRefusals(() =>
      this.endpoints.create(newEndpointFrom(body), { given, ...(signing === undefined ? {} : { signing }) }),
    );
    if (creation.outcome === 'full')
      throw new ControlPlaneError('caller_record_conflict', `There are ${MOST_ENDPOINTS} webhooks: delete one first`);
    if (creation.outcome !== 'written') throw nameTaken();
    const { endpoint, secret } = creation;
    return { ...this.managed.view(endpoint), ...(secret === undefined ? {} : { secret }) };
  }

  @Get(':id')
  @Requires('webhooks.read')
  @ApiOperation({ summary: 'Show a webhook' })
  @ApiOkResponse({ type: ShownWebhookView })
  @ApiNotFoundResponse({ type: ProblemDto })
  show(@Param('id') id: string): Promise<ShownWebhookAnswer> {
    return this.shown(this.managed.view(this.managed.existing(id)));
  }

  @Patch(':id')
  @Requires('webhooks.write')
  @ApiOperation({
    summary: 'Change a webhook',
    description: 'A secret that is sent along has to be given again where it would go to another address.',
  })
  @ApiOkResponse({ type: WebhookView })
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({
    type: ProblemDto,
    description: 'The name is taken, or somebody changed it at the same moment',
  })
  async change(@Param('id') id: string, @Body() body: WebhookChange): Promise<WebhookAnswer> {
    this.managed.existing(id);
    await this.managed.requireGroups(body.groupIds);
    if (this.endpoints.list().some((other) => other.id !== id && other.name === body.name)) throw nameTaken();
    const given = channelFieldsOf(body);
    if (Object.keys(given).length > 0) {
      const change = this.endpoints.changeSettings(this.managed.existing(id), given);
      requireWritten(await this.managed.withRefusals(() => change));
    }
    const endpoint = changedEndpoint(this.managed.existing(id), body);
    requireWritten(await this.endpoints.update(endpoint));
    return this.managed.view(endpoint);
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('webhooks.write')
  @ApiOperation({ summary: 'Delete a webhook with its secrets and deliveries' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDto })
  async delete(@Param('id') id: string): Promise<void> {
    this.managed.existing(id);
    requireWritten(await this.endpoints.delete(id));
    await this.desk.forget(id);
  }

  private async shown(view: WebhookAnswer): Promise<ShownWebhookAnswer> {
    return { ...view, deliveries: await this.desk.standingOf(view.id) };
  }
}

const nameTaken = (): ControlPlaneError => new ControlPlaneError('caller_record_conflict', 'This name is taken');
