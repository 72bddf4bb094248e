import type { DomainEvent } from '../webhook';

/** An event as programs are told of it, before anything is cut: docs/webhooks-channels.md. */
export function eventText({ type, at, id, severity, summary, groupIds, data }: DomainEvent): string {
  const body = { type, timestamp: at, id, severity, summary, ...(groupIds ? { groupIds } : {}), data };
  return JSON.stringify(body, undefined, 2);
}
