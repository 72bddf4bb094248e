import type { components } from '@app/admin-client';
import { type KeyFormValues, keyChangeOf, keyFormValuesOf, newKeyOf } from '../../../keys/key-form-values';
import type { AnyKey, KeyChange } from '../any-key';

export const bindings = ['pool', 'group', 'account'] as const;
export type Binding = (typeof bindings)[number];

/** All that an administrator may say of a key. Of `groupId` and `accountId` only that counts which `bindTo` names. */
export interface AnyKeyValues extends KeyFormValues {
  readonly bindTo: Binding;
  readonly accountId: string | null;
  readonly fallbackGroupId: string | null;
  readonly debug: boolean;
}

type NewKey = components['schemas']['NewApiKeyRequest'];

export const anyKeyValuesOf = (apiKey: Partial<AnyKey> = {}): AnyKeyValues => ({
  ...keyFormValuesOf(apiKey),
  bindTo: apiKey.groupId !== undefined ? 'group' : apiKey.accountId !== undefined ? 'account' : 'pool',
  accountId: apiKey.accountId ?? null,
  fallbackGroupId: apiKey.fallbackGroupId ?? null,
  debug: apiKey.debug ?? false,
});

interface Bound {
  readonly groupId: string | null;
  readonly accountId: string | null;
  readonly fallbackGroupId: string | null;
}

/** What a key is bound to; one that is bound to nothing has nothing else to turn to. */
const boundTo = ({ bindTo, groupId, accountId, fallbackGroupId }: AnyKeyValues): Bound => ({
  groupId: bindTo === 'group' ? groupId : null,
  accountId: bindTo === 'account' ? accountId : null,
  fallbackGroupId: bindTo === 'pool' ? null : fallbackGroupId,
});

/** What a new key is asked for with. */
export function newAnyKeyOf(values: AnyKeyValues): NewKey {
  const { groupId, accountId, fallbackGroupId } = boundTo(values);
  return {
    ...newKeyOf({ ...values, groupId }),
    ...(accountId === null ? {} : { accountId }),
    ...(fallbackGroupId === null ? {} : { fallbackGroupId }),
    debug: values.debug,
    enabled: true,
  };
}

/** Only what is another than before; null takes it away. */
export function anyKeyChangeOf(before: AnyKeyValues, after: AnyKeyValues): KeyChange {
  const [was, is] = [boundTo(before), boundTo(after)];
  return {
    ...keyChangeOf({ ...before, groupId: was.groupId }, { ...after, groupId: is.groupId }),
    ...(was.accountId === is.accountId ? {} : { accountId: is.accountId }),
    ...(was.fallbackGroupId === is.fallbackGroupId ? {} : { fallbackGroupId: is.fallbackGroupId }),
    ...(before.debug === after.debug ? {} : { debug: after.debug }),
  };
}
