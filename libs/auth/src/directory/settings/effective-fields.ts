import type { DirectoryField, DirectoryFields } from '@app/config';
import { directoryFieldNames } from './directory-rules';

/** Who says what a field is. */
export const fieldSources = ['owner', 'environment', 'default'] as const;
export type FieldSource = (typeof fieldSources)[number];

/** What an owner has set, what the environment says, and what holds otherwise: in this order, field by field. */
export interface FieldLayers {
  readonly owner: DirectoryFields;
  readonly environment: DirectoryFields;
  readonly defaults: DirectoryFields;
}

export interface EffectiveFields {
  readonly values: DirectoryFields;
  /** Of the fields that have a value. */
  readonly sources: Readonly<Partial<Record<DirectoryField, FieldSource>>>;
}

export function effectiveFields({ owner, environment, defaults }: FieldLayers): EffectiveFields {
  const layers = [
    ['owner', owner],
    ['environment', environment],
    ['default', defaults],
  ] as const;
  const chosen = directoryFieldNames.flatMap((field) => {
    const layer = layers.find(([, values]) => values[field] !== undefined);
    return layer === undefined ? [] : [{ field, source: layer[0], value: layer[1][field] }];
  });
  return {
    values: Object.fromEntries(chosen.map(({ field, value }) => [field, value])),
    sources: Object.fromEntries(chosen.map(({ field, source }) => [field, source])),
  };
}
