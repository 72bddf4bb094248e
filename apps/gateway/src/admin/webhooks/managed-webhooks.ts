import { Inject, Injectable } from '@nestjs/common';
import { AccountGroups } from '@app/accounts';
import type { Clock } from '@app/common';
import { ChannelSettingsError, type WebhookEndpoint, WebhookEndpoints } from '@app/webhooks';
import { CLOCK } from '../../bootstrap/tokens';
import { fieldRefused, unknownRecord } from '../../control-plane/problem/refusals';
import { type WebhookAnswer, viewOfWebhook } from './webhook.view';

/** What the routes of webhooks share. */
@Injectable()
export class ManagedWebhooks {
  constructor(
    private readonly endpoints: WebhookEndpoints,
    private readonly groups: AccountGroups,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws ControlPlaneError `caller_record_unknown` */
  existing(id: string): WebhookEndpoint {
    const endpoint = this.endpoints.get(id);
    if (!endpoint) throw unknownRecord('webhook');
    return endpoint;
  }

  view(endpoint: WebhookEndpoint): WebhookAnswer {
    const record = this.endpoints.settingsCollection.get(endpoint.id);
    const isReadable = this.endpoints.channelSettingsOf(endpoint.id) !== undefined;
    return viewOfWebhook(endpoint, { record, isReadable, now: this.clock.now() });
  }

  /** Only what the request names: a group that went away must not stand in the way of another change. */
  async requireGroups(ids: readonly string[] | null | undefined): Promise<void> {
    if (!ids) return;
    // As every process knows them by now: a group may have gone through another one in the last quarter of a second.
    await this.groups.collection.sync();
    const isKnown = ids.every((id) => this.groups.get(id) !== undefined);
    if (!isKnown) throw fieldRefused('groupIds', 'must be ids of account groups');
  }

  /** Settings that their channel refuses are refused by the name of their field. Their values are not quoted. */
  async withRefusals<Answer>(act: () => Promise<Answer>): Promise<Answer> {
    try {
      return await act();
    } catch (error) {
      throw error instanceof ChannelSettingsError ? fieldRefused(error.field, error.message) : error;
    }
  }
}
