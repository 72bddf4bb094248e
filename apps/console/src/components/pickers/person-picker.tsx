import { keepPreviousData } from '@tanstack/react-query';
import type { components } from '@app/admin-client';
import { controlPlane } from '../../api/control-plane';
import { pickerOf } from './picker-of';
import { type PickerOption, pickerQuery } from './searching-select';

/** Somebody, found by user name, name, address or id. For those who may read people. */
export const PersonPicker = pickerOf(function usePersonOptions(asked, id) {
  const { data: page } = controlPlane.useQuery(
    'get',
    '/admin/users',
    { params: { query: { sort: 'username', ...pickerQuery(asked) } } },
    { placeholderData: keepPreviousData, enabled: asked !== undefined },
  );
  const { data: person } = controlPlane.useQuery(
    'get',
    '/admin/users/{id}',
    { params: { path: { id } } },
    { enabled: id !== '' },
  );
  return { found: page?.items.map(optionOf), chosen: person && optionOf(person) };
});

function optionOf(person: Pick<components['schemas']['UserView'], 'id' | 'username' | 'displayName'>): PickerOption {
  const { id, username, displayName } = person;
  return { value: id, label: displayName === undefined ? username : `${displayName} (${username})` };
}
