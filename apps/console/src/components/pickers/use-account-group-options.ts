import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { controlPlane } from '../../api/control-plane';
import { type PickerOption, type PickerSearch, pickerQuery, usePickerSearch } from './searching-select';

interface AccountGroupOptions extends Omit<PickerSearch, 'asked'> {
  readonly found: readonly PickerOption[] | undefined;
  readonly chosen: readonly PickerOption[];
}

const optionOf = ({ id, name }: { readonly id: string; readonly name: string }): PickerOption => ({
  value: id,
  label: name,
});

/** Groups that fit what is typed, and the names of those that are chosen already. */
export function useAccountGroupOptions(ids: readonly string[]): AccountGroupOptions {
  const { asked, ...search } = usePickerSearch();
  const { data: page } = controlPlane.useQuery(
    'get',
    '/admin/account-groups',
    { params: { query: { sort: 'name', ...pickerQuery(asked) } } },
    // The names of many that are chosen come with one question.
    { placeholderData: keepPreviousData, enabled: asked !== undefined || ids.length > 0 },
  );
  const found = page?.items.map(optionOf);
  const others = useQueries({
    queries: ids
      .filter((id) => found && !found.some(({ value }) => value === id))
      .map((id) => controlPlane.queryOptions('get', '/admin/account-groups/{id}', { params: { path: { id } } })),
  });
  const named = [...(found ?? []), ...others.flatMap(({ data }) => (data ? [optionOf(data)] : []))];
  return {
    found,
    // One that is gone is shown by its id, so that it can be taken out.
    chosen: ids.map((id) => named.find(({ value }) => value === id) ?? { value: id, label: id }),
    ...search,
  };
}
