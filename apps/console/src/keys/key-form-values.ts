import type { components } from '@app/admin-client';
import { type LimitValues, isSameLimits, limitValuesOf, limitsOf } from './limit-values';
import { type ValidityValues, expiryChange, expiryOf, validityOf } from './validity';

type ApiKey = components['schemas']['ApiKeyView'];
type NewKey = components['schemas']['NewOwnApiKey'];
type KeyChange = components['schemas']['OwnApiKeyChange'];

export const keyPermissions = ['claude', 'openai', 'gemini', 'droid'] as const;
export type KeyPermission = (typeof keyPermissions)[number];
export const keyClients = ['claude-code', 'codex', 'gemini-cli', 'droid'] as const;
export type KeyClient = (typeof keyClients)[number];

/** What may be said of any key. Empty lists restrict nothing. */
export interface KeyFormValues {
  readonly name: string;
  /** Null: no account group. */
  readonly groupId: string | null;
  readonly permissions: readonly KeyPermission[];
  readonly allowedClients: readonly KeyClient[];
  readonly allowedModels: readonly string[];
  readonly deniedModels: readonly string[];
  readonly allowedCidrs: readonly string[];
  readonly tags: readonly string[];
  readonly limits: LimitValues;
  readonly validity: ValidityValues;
}

const listNames = [
  ...(['permissions', 'allowedClients', 'allowedModels'] as const),
  ...(['deniedModels', 'allowedCidrs', 'tags'] as const),
] as const;

export const keyFormValuesOf = (apiKey: Partial<ApiKey> = {}): KeyFormValues => ({
  name: apiKey.name ?? '',
  groupId: apiKey.groupId ?? null,
  permissions: apiKey.permissions ?? [],
  allowedClients: apiKey.allowedClients ?? [],
  allowedModels: apiKey.allowedModels ?? [],
  deniedModels: apiKey.deniedModels ?? [],
  allowedCidrs: apiKey.allowedCidrs ?? [],
  tags: apiKey.tags ?? [],
  limits: limitValuesOf(apiKey.limits),
  validity: validityOf(apiKey),
});

/** What a new key is asked for with: only what something was said of. */
export function newKeyOf({ name, groupId, limits, validity, ...lists }: KeyFormValues): NewKey {
  const wanted = limitsOf(limits);
  const filled = listNames.flatMap((list) => (lists[list].length === 0 ? [] : [[list, lists[list]] as const]));
  return {
    name: name.trim(),
    ...(groupId === null ? {} : { groupId }),
    ...(Object.keys(wanted).length === 0 ? {} : { limits: wanted }),
    ...expiryOf(validity),
    ...Object.fromEntries(filled),
  };
}

/** Only what is another than before; null takes it away. */
export function keyChangeOf(before: KeyFormValues, after: KeyFormValues): KeyChange {
  const lists = listNames.flatMap((list) => {
    const isSame = JSON.stringify(before[list]) === JSON.stringify(after[list]);
    return isSame ? [] : [[list, after[list].length === 0 ? null : after[list]] as const];
  });
  const limits = limitsOf(after.limits);
  return {
    ...(before.name === after.name.trim() ? {} : { name: after.name.trim() }),
    ...(before.groupId === after.groupId ? {} : { groupId: after.groupId }),
    ...(isSameLimits(before.limits, after.limits) ? {} : { limits: Object.keys(limits).length === 0 ? null : limits }),
    ...expiryChange(before.validity, after.validity),
    ...Object.fromEntries(lists),
  };
}
