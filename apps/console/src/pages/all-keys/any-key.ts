import type { components } from '@app/admin-client';

/** A key of whomever. */
export type AnyKey = components['schemas']['ApiKeyView'];
/** The same, with the names of what it points at, and what it was used for. */
export type ListedKey = components['schemas']['ShownApiKeyView'];
export type KeyChange = components['schemas']['ApiKeyChange'];

export const origins = ['administrator', 'self', 'device'] as const;

/** What the list can be narrowed to by how keys are. `resting`: their owner may do nothing. */
export const keyFilterStates = ['enabled', 'disabled', 'expired', 'resting', 'deleted'] as const;
export type KeyFilterState = (typeof keyFilterStates)[number];
