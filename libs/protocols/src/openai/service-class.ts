import type { ServiceClass } from '@app/common';

/**
 * `service_tier` of an answer says how it was served, whatever was asked for; `fast` is another word for `priority`, and `ultrafast` is
 * dearer still (protocols.md 6.1, and the notes on the member in the vendor's SDK). What nobody knows, and `scale`, which is paid for
 * beforehand, is the standard class.
 */
const byTier: Readonly<Record<string, ServiceClass>> = {
  flex: 'flex',
  priority: 'priority',
  fast: 'priority',
  ultrafast: 'fast',
  batch: 'batch',
};

export const serviceClassOfTier = (tier: unknown): ServiceClass =>
  typeof tier === 'string' && Object.hasOwn(byTier, tier) ? (byTier[tier] ?? 'standard') : 'standard';
