import { keepPreviousData } from '@tanstack/react-query';
import type { components } from '@app/admin-client';
import { controlPlane } from '../../api/control-plane';
import { pickerOf } from './picker-of';
import { type PickerOption, pickerQuery } from './searching-select';

/** One key of whomever, found by its name, its owner or its id. For those who may manage keys. */
export const KeyPicker = pickerOf(function useKeyOptions(asked, id) {
  const { data: page } = controlPlane.useQuery(
    'get',
    '/admin/api-keys',
    { params: { query: { sort: 'name', ...pickerQuery(asked) } } },
    { placeholderData: keepPreviousData, enabled: asked !== undefined },
  );
  const { data: key } = controlPlane.useQuery(
    'get',
    '/admin/api-keys/{id}',
    { params: { path: { id } } },
    { enabled: id !== '' },
  );
  return { found: page?.items.map(optionOf), chosen: key && optionOf(key) };
});

function optionOf(
  key: Pick<components['schemas']['ApiKeyView'], 'id' | 'name'> & { readonly ownerUsername?: string | null },
): PickerOption {
  const { id, name, ownerUsername } = key;
  return { value: id, label: typeof ownerUsername === 'string' ? `${name} · ${ownerUsername}` : name };
}
