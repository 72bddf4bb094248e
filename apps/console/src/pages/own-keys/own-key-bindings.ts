import type { components } from '@app/admin-client';

export type OwnKeyBinding = components['schemas']['OwnKeyBindingView'];

const NO_GROUP = 'none';

/** A binding as the value of a field that only holds texts. */
export const bindingValue = (groupId: string | null): string => groupId ?? NO_GROUP;

/** The binding that a field holds; absent: none of them. */
export const bindingOf = (bindings: readonly OwnKeyBinding[], value: string | null): OwnKeyBinding | undefined =>
  bindings.find(({ groupId }) => bindingValue(groupId) === value);
