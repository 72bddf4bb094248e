import type { NewWebhookEndpoint, QuietHours, WebhookEndpoint } from '@app/webhooks';
import { withChanges } from '../../control-plane/validation/with-changes';
import type { QuietHoursDto } from './quiet-hours.dto';
import type { NewWebhookRequest, WebhookChange } from './webhook.dto';

const DEFAULT_CONCURRENCY = 4;

/** The endpoint that a request asks for. */
export function newEndpointFrom(request: NewWebhookRequest): NewWebhookEndpoint {
  const { name, channel, events, groupIds, minimumSeverity = 'info', dedupeSeconds = 0, enabled = true } = request;
  const { concurrency = DEFAULT_CONCURRENCY } = request;
  return withChanges<NewWebhookEndpoint>(
    { name, channel, events, minimumSeverity, dedupeSeconds, concurrency, enabled },
    { groupIds, quietHours: quietHoursFrom(request.quietHours) },
  );
}

/** An endpoint with a change applied to it. A field that is absent stays; null takes it away. Whoever enables it takes the reason away. */
export function changedEndpoint(endpoint: WebhookEndpoint, change: WebhookChange): WebhookEndpoint {
  const { name, events, groupIds, minimumSeverity, dedupeSeconds, concurrency, enabled } = change;
  return withChanges(endpoint, {
    ...{ name, events, groupIds, minimumSeverity, dedupeSeconds, concurrency, enabled },
    quietHours: quietHoursFrom(change.quietHours),
    disabledReason: enabled === true ? null : undefined,
  });
}

function quietHoursFrom(quietHours: QuietHoursDto | null | undefined): QuietHours | null | undefined {
  return quietHours && { from: quietHours.from, until: quietHours.until, timezone: quietHours.timezone };
}
