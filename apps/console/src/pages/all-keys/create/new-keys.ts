import type { components } from '@app/admin-client';
import { type AnyKeyValues, newAnyKeyOf } from '../form/any-key-values';

export type NewKey = components['schemas']['NewApiKeyRequest'];

/** As many as can be created for each person at once. */
export const MOST_EACH = 20;

/** A key, or several numbered ones, for each person, in the order of the people. */
export function newKeysOf(values: AnyKeyValues, userIds: readonly string[], each: number): NewKey[] {
  const model = newAnyKeyOf(values);
  return userIds.flatMap((userId) =>
    Array.from({ length: each }, (_, index) => ({
      ...model,
      name: each === 1 ? model.name : `${model.name} ${index + 1}`,
      userId,
    })),
  );
}
