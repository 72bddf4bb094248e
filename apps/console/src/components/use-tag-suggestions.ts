import { keepPreviousData } from '@tanstack/react-query';
import { controlPlane } from '../api/control-plane';
import { usePermission } from '../session/use-profile';
import { type PickerSearch, pickerQuery, usePickerSearch } from './pickers/searching-select';

/** For a field of tags: those of keys and people that fit what is typed, for whoever may see them; nothing for anybody else. */
export function useTagSuggestions(): Omit<PickerSearch, 'asked'> & { readonly data: string[] } {
  const { asked, ...search } = usePickerSearch();
  const maySee = usePermission('users.read');
  const { data } = controlPlane.useQuery(
    'get',
    '/admin/tags',
    { params: { query: pickerQuery(asked) } },
    { enabled: maySee && asked !== undefined, placeholderData: keepPreviousData },
  );
  return { data: data?.items.map(({ tag }) => tag) ?? [], ...search };
}
