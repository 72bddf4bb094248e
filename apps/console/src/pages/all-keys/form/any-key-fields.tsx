import { Stack, Switch, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { TagsField } from '../../../components/tags-field';
import { LimitsAndRules } from '../../../keys/limits-and-rules';
import { ValidityField } from '../../../keys/validity-field';
import { usePermission } from '../../../session/use-profile';
import type { AnyKeyValues } from './any-key-values';
import { BindingFields } from './binding-fields';

/** All of a key: what is needed first, limits and rules folded away until they are asked for or refused. */
export function AnyKeyFields({ form }: { readonly form: UseFormReturnType<AnyKeyValues> }): ReactElement {
  const { t } = useTranslation(['all-keys', 'key-form']);
  const mayReadAccounts = usePermission('accounts.read');
  const { values, errors, setFieldValue } = form;
  return (
    <Stack gap="lg">
      <TextInput
        label={t('key-form:name.label')}
        description={t('key-form:name.hint')}
        required
        maxLength={100}
        autoComplete="off"
        w="min(28rem, 100%)"
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        {...form.getInputProps('name')}
      />
      {mayReadAccounts ? <BindingFields form={form} /> : null}
      <ValidityField
        value={values.validity}
        onChange={(validity) => setFieldValue('validity', validity)}
        error={errors.expiresAt ?? errors.validFor}
      />
      <TagsField value={[...values.tags]} onChange={(tags) => setFieldValue('tags', tags)} error={errors.tags} />
      <Switch
        label={t('debug.label')}
        description={t('debug.hint')}
        checked={values.debug}
        onChange={({ currentTarget }) => setFieldValue('debug', currentTarget.checked)}
      />
      <LimitsAndRules values={values} onChange={(change) => form.setValues(change)} errors={errors} />
    </Stack>
  );
}
