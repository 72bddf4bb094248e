export { type Actor, type ActorContext, type Origin, actAs, currentActor } from './actor';
export type { AuditEntry, AuditEvent, AuditSubject } from './audit-entry';
export { AuditTrail } from './audit-trail';
