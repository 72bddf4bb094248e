import { keepPreviousData, useQueries } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../../api/control-plane';
import { SearchingMultiSelect, pickerQuery, usePickerSearch } from '../../../components/pickers/searching-select';

/** The accounts that a file is of; none: all of the provider's platform. */
export function AccountsField(props: {
  readonly value?: string[];
  readonly onChange?: (ids: string[]) => void;
}): ReactElement {
  const { t } = useTranslation('usage-explorer');
  const { asked, ...search } = usePickerSearch();
  const ids = props.value ?? [];
  const { data: page } = controlPlane.useQuery(
    'get',
    '/admin/accounts',
    { params: { query: { sort: 'name', ...pickerQuery(asked) } } },
    { placeholderData: keepPreviousData, enabled: asked !== undefined || ids.length > 0 },
  );
  const found = page?.items.map(({ id, name }) => ({ value: id, label: name }));
  const others = useQueries({
    queries: ids
      .filter((id) => found?.every(({ value }) => value !== id) ?? false)
      .map((id) => controlPlane.queryOptions('get', '/admin/accounts/{id}', { params: { path: { id } } })),
  });
  const named = [
    ...(found ?? []),
    ...others.flatMap(({ data }) => (data ? [{ value: data.id, label: data.name }] : [])),
  ];
  return (
    <SearchingMultiSelect
      label={t('reconciliation.accounts')}
      description={t('reconciliation.accountsHint')}
      placeholder={ids.length === 0 ? t('reconciliation.allAccounts') : ''}
      found={found}
      chosen={ids.map((id) => named.find(({ value }) => value === id) ?? { value: id, label: id })}
      {...search}
      value={ids}
      {...(props.onChange ? { onChange: props.onChange } : {})}
      clearable
      hidePickedOptions
    />
  );
}
