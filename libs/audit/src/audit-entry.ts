import type { Actor, Origin } from './actor';

/** What is acted on. */
export interface AuditSubject {
  /** Name of a record collection, or `session`, `sign-in`, `export` … */
  readonly type: string;
  readonly id: string;
}

/** Something that happened. */
export interface AuditEvent {
  /** `<subject>.<verb in the past>`, such as `users.updated` or `sign-in.refused`. */
  readonly action: string;
  readonly subject?: AuditSubject;
  readonly outcome: 'done' | 'refused' | 'failed';
  /** Fields before and after, those that changed only. Secrets are in neither: HMACs stand for them. */
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
  /** Anything else worth knowing. No secrets. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** One entry, before it takes its place in the chain. */
export interface AuditEntry extends AuditEvent {
  /** `aud_…` */
  readonly id: string;
  /** ISO 8601, UTC, by the clock of the process that acted. */
  readonly at: string;
  readonly actor: Actor;
  readonly origin: Origin;
}
