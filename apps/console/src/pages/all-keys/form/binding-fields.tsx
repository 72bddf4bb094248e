import { NativeSelect } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { AccountGroupPicker } from '../../../components/pickers/account-group-picker';
import { AccountPicker } from '../../../components/pickers/account-picker';
import { FieldGrid } from '../../../components/field-grid/field-grid';
import { oneOf } from '../../../lists/one-of';
import { type AnyKeyValues, bindings } from './any-key-values';

/** What serves a key: any account, those of a group, or one; and a group for when that cannot. */
export function BindingFields({ form }: { readonly form: UseFormReturnType<AnyKeyValues> }): ReactElement {
  const { t } = useTranslation('all-keys');
  const { values, errors, setFieldValue } = form;
  const { bindTo, groupId, accountId, fallbackGroupId } = values;
  return (
    <FieldGrid>
      <NativeSelect
        label={t('column.boundTo')}
        data={bindings.map((value) => ({ value, label: t(`binding.${value}`) }))}
        value={bindTo}
        onChange={({ currentTarget }) => setFieldValue('bindTo', oneOf(bindings, currentTarget.value) ?? bindTo)}
      />
      {bindTo === 'group' ? (
        <AccountGroupPicker
          label={t('filter.group')}
          required
          value={groupId}
          onChange={(id) => setFieldValue('groupId', id)}
          error={errors.groupId}
        />
      ) : null}
      {bindTo === 'account' ? (
        <AccountPicker
          label={t('filter.account')}
          required
          value={accountId}
          onChange={(id) => setFieldValue('accountId', id)}
          error={errors.accountId}
        />
      ) : null}
      {bindTo === 'pool' ? null : (
        <AccountGroupPicker
          label={t('fallback.label')}
          description={t('fallback.hint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          clearable
          value={fallbackGroupId}
          onChange={(id) => setFieldValue('fallbackGroupId', id)}
          error={errors.fallbackGroupId}
        />
      )}
    </FieldGrid>
  );
}
