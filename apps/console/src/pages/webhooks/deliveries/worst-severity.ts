import { severities } from '../events/event-catalogue';
import type { DomainEvent, Severity } from '../webhook';

/** What matters most of several events. */
export const worstSeverity = (events: readonly Pick<DomainEvent, 'severity'>[]): Severity =>
  severities.findLast((severity) => events.some((event) => event.severity === severity)) ?? 'info';
