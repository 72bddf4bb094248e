import { keepPreviousData } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../api/control-plane';
import { SearchingSelect, usePickerSearch } from '../../components/pickers/searching-select';
import type { ListState } from '../../lists/use-list-state';
import { usePermission } from '../../session/use-profile';

const asOption = ({ id, name }: { readonly id: string; readonly name: string }): { value: string; label: string } => ({
  ...{ value: id, label: name },
});

/** Narrows to one of my keys: `?keyId=`. */
export function OwnKeyFilter({ list }: { readonly list: ListState }): ReactElement | null {
  const { t } = useTranslation('own-usage');
  const mayHaveKeys = usePermission('own-keys.manage');
  const [asked, setSearch] = usePickerSearch();
  const id = list.filter('keyId') ?? '';
  const { data: page } = controlPlane.useQuery(
    'get',
    '/me/api-keys',
    { params: { query: { limit: 20, sort: 'name', ...(asked === '' ? {} : { search: asked }) } } },
    { placeholderData: keepPreviousData, enabled: mayHaveKeys },
  );
  const { data: key } = controlPlane.useQuery(
    'get',
    '/me/api-keys/{id}',
    { params: { path: { id } } },
    { enabled: mayHaveKeys && id !== '' },
  );
  if (!mayHaveKeys) return null;
  return (
    <SearchingSelect
      w="12rem"
      clearable
      aria-label={t('key')}
      placeholder={t('anyKey')}
      value={id === '' ? null : id}
      found={page?.items.map(asOption)}
      chosen={id === '' ? [] : [asOption(key ?? { id, name: id })]}
      onSearchChange={setSearch}
      onChange={(keyId) => list.change({ keyId: keyId ?? undefined })}
    />
  );
}
