import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { severities } from '@app/common';
import { asText } from '@app/protocols';
import { type ChannelName, channelNames } from '@app/webhooks';
import { fits } from '../../control-plane/paging/fits';
import { FlagField } from '../../control-plane/paging/flag-field';
import { type ListOrder, type Sort, SortField, momentIn } from '../../control-plane/paging/list-order';
import { PageQuery } from '../../control-plane/paging/page-query';
import { SearchField, createIdSearch, createSearch } from '../../control-plane/paging/search';
import { MayBeAbsent } from '../../control-plane/validation/optional';
import type { WebhookAnswer } from './webhook.view';

const webhookSorts = ['name', 'channel', 'createdAt', 'minimumSeverity', 'enabled'] as const;
type WebhookSort = (typeof webhookSorts)[number];

/** Everything that is said has to fit. */
export class WebhookQuery extends PageQuery {
  @SearchField('A part of its name, channel, an event that it is told of or the host of its address; or its id.')
  search?: string;

  @ApiPropertyOptional({ enum: channelNames })
  @MayBeAbsent()
  @IsIn(channelNames)
  channel?: ChannelName;

  @FlagField('Whether it is told of anything.')
  enabled?: boolean;

  @SortField(webhookSorts, 'createdAt', 'What it is sorted by; `-`: falling. `enabled`: those that are off first.')
  sort?: Sort<WebhookSort>;
}

/** What is hidden of a webhook is not in its view, and so cannot be found either. */
export function filterWebhooks(webhooks: readonly WebhookAnswer[], query: WebhookQuery): WebhookAnswer[] {
  const [isFound, isId] = [createSearch(query.search), createIdSearch(query.search)];
  return webhooks.filter(
    ({ id, name, channel, enabled, events, url }) =>
      fits(query.channel, channel) &&
      fits(query.enabled, enabled) &&
      (isId(id) || isFound(name, channel, asText(url), ...events)),
  );
}

export const webhookOrder: ListOrder<WebhookSort, WebhookAnswer> = {
  values: {
    name: ({ name }) => name,
    channel: ({ channel }) => channel,
    createdAt: ({ createdAt }) => momentIn(createdAt),
    minimumSeverity: ({ minimumSeverity }) => severities.indexOf(minimumSeverity),
    enabled: ({ enabled }) => Number(enabled),
  },
  otherwise: 'createdAt',
};
