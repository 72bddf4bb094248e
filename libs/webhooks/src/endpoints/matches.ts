import { type DomainEvent, severities } from '@app/common';
import { fitsPattern } from './event-pattern';
import type { WebhookEndpoint } from './webhook-endpoint';

type Filter = Pick<WebhookEndpoint, 'enabled' | 'events' | 'groupIds' | 'minimumSeverity'>;
type Filtered = Pick<DomainEvent, 'type' | 'severity' | 'groupIds'>;

/** Whether an endpoint is to be told an event. Quiet hours and what was told already are not its concern. */
export function matches(endpoint: Filter, { type, severity, groupIds = [] }: Filtered): boolean {
  if (!endpoint.enabled) return false;
  if (!endpoint.events.some((pattern) => fitsPattern(pattern, type))) return false;
  if (severities.indexOf(severity) < severities.indexOf(endpoint.minimumSeverity)) return false;
  // What concerns no group concerns everybody.
  if (endpoint.groupIds === undefined || groupIds.length === 0) return true;
  return endpoint.groupIds.some((id) => groupIds.includes(id));
}
