import { keepPreviousData } from '@tanstack/react-query';
import { controlPlane } from '../api/control-plane';
import { usePermission } from '../session/use-profile';
import { pickerQuery, usePickerSearch } from './pickers/searching-select';

/** For a field of tags: those of keys and people that fit what is typed, for whoever may see them; nothing for anybody else. */
export function useTagSuggestions(): { readonly data: string[]; readonly onSearchChange: (search: string) => void } {
  const [search, onSearchChange] = usePickerSearch();
  const { data } = controlPlane.useQuery(
    'get',
    '/admin/tags',
    { params: { query: pickerQuery(search) } },
    { enabled: usePermission('users.read'), placeholderData: keepPreviousData },
  );
  return { data: data?.items.map(({ tag }) => tag) ?? [], onSearchChange };
}
