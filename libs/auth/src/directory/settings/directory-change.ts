import type { DirectoryField, DirectoryFields } from '@app/config';
import { type DirectoryObjection, directoryFieldNames, directoryObjection } from './directory-rules';
import { type FieldLayers, effectiveFields } from './effective-fields';
import { passwordGoesElsewhere } from './password-goes-elsewhere';

/** Fields that are to be different: null gives one back to the environment, and what is not named stays. */
export type DirectoryChange = {
  readonly [Field in DirectoryField]?: DirectoryFields[Field] | null;
} & {
  /** false: there is no directory for now, whatever else is set. */
  readonly enabled?: boolean | null;
};

export type RefusedChange = { readonly outcome: 'refused' } & DirectoryObjection;

/** `owner`: everything that an owner will have set then, the password in clear. */
export type SettledChange = { readonly outcome: 'accepted'; readonly owner: DirectoryFields } | RefusedChange;

/** Whether a change leads to settings that can be used, and what an owner will have set then. */
export function settleChange(change: DirectoryChange, layers: FieldLayers): SettledChange {
  const kept = directoryFieldNames.filter((field) => change[field] === undefined && layers.owner[field] !== undefined);
  const named = directoryFieldNames.filter((field) => change[field] !== undefined && change[field] !== null);
  const owner: DirectoryFields = Object.fromEntries([
    ...kept.map((field) => [field, layers.owner[field]] as const),
    ...named.map((field) => [field, change[field]] as const),
  ]);
  const { values } = effectiveFields({ ...layers, owner });
  const objection = directoryObjection(values);
  if (objection) return { outcome: 'refused', ...objection };
  const home = change.bindPassword === null ? layers.environment : effectiveFields(layers).values;
  if (typeof change.bindPassword !== 'string' && passwordGoesElsewhere(home, values)) {
    return {
      outcome: 'refused',
      field: 'bindPassword',
      message: 'must be given again, because a stored one is not sent to another address',
    };
  }
  return { outcome: 'accepted', owner };
}
