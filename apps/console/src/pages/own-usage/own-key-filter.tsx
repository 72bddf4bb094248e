import { keepPreviousData } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../api/control-plane';
import { pickerOf } from '../../components/pickers/picker-of';
import { type PickerOption, pickerQuery } from '../../components/pickers/searching-select';
import type { ListState } from '../../lists/use-list-state';
import { usePermission } from '../../session/use-profile';

const optionOf = ({ id, name }: { readonly id: string; readonly name: string }): PickerOption => ({
  value: id,
  label: name,
});

const OwnKeyPicker = pickerOf(function useOwnKeyOptions(asked, id) {
  const { data: page } = controlPlane.useQuery(
    'get',
    '/me/api-keys',
    { params: { query: { sort: 'name', ...pickerQuery(asked) } } },
    { placeholderData: keepPreviousData, enabled: asked !== undefined },
  );
  const { data: key } = controlPlane.useQuery(
    'get',
    '/me/api-keys/{id}',
    { params: { path: { id } } },
    { enabled: id !== '' },
  );
  return { found: page?.items.map(optionOf), chosen: key && optionOf(key) };
});

/** Narrows to one of my keys: `?keyId=`. */
export function OwnKeyFilter({ list }: { readonly list: ListState }): ReactElement | null {
  const { t } = useTranslation('own-usage');
  const mayHaveKeys = usePermission('own-keys.manage');
  if (!mayHaveKeys) return null;
  return (
    <OwnKeyPicker
      w="12rem"
      clearable
      aria-label={t('key')}
      placeholder={t('anyKey')}
      value={list.filter('keyId') ?? null}
      onChange={(keyId) => list.change({ keyId: keyId ?? undefined })}
    />
  );
}
