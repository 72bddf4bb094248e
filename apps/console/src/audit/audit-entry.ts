import type { components } from '@app/admin-client';

export type AuditEntry = components['schemas']['AuditEntryView'];

export const outcomes = ['done', 'refused', 'failed'] as const satisfies readonly AuditEntry['outcome'][];

/** Records whose changes are put down: `<collection>.created`, `.updated`, `.deleted`. */
export const collections = [
  ...(['users', 'api-keys', 'key-policies', 'accounts', 'account-credentials', 'account-groups'] as const),
  ...(['account-tests', 'price-overrides', 'usage-repricings', 'settings'] as const),
  ...(['webhook-endpoints', 'webhook-settings'] as const),
] as const;

export const changes = ['created', 'updated', 'deleted'] as const;

/** All other actions. Their names have a dot, which names of messages cannot have. */
export const otherActions = [
  ...(['sign-in.done', 'sign-in.refused', 'session.signed-out', 'session.ended', 'session.token-reused'] as const),
  ...(['password-change.refused', 'users.unlocked', 'device-sign-in.approved', 'device-sign-in.denied'] as const),
  ...(['access.refused', 'accounts.connect-begun', 'accounts.connect-refused', 'accounts.cooldowns-ended'] as const),
  ...(['accounts.tested', 'webhook-endpoints.tested', 'webhook-endpoints.delivery-replayed'] as const),
  ...(['webhook-endpoints.dead-replayed', 'directory.tested', 'directory.sync-asked', 'audit.verified'] as const),
  ...(['audit.exported', 'usage.exported', 'usage.reconciled', 'capture.read', 'capture.deleted'] as const),
  ...(['queues.job-retried', 'audit.entry-rejected'] as const),
] as const;

/** The relay's own doings. */
export const tasks = [
  ...(['directory-sync', 'purge-deleted', 'maintenance', 'audit', 'relay', 'account-tests', 'refresh-tokens'] as const),
] as const;
